// tiendo/attainment/detail/impl/stratified_normals.ipp: bodies of
// tiendo/attainment/detail/stratified_normals.hpp.
#pragma once

#include "tiendo/attainment/detail/stratified_normals.hpp"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "tiendo/core/config.hpp"

namespace tiendo::inline v0_1::attainment::detail {

/// SplitMix64: a generator of 64 bits whose whole state is one counter. Source: Steele, Lea and
/// Flood, OOPSLA 2014.
inline std::uint64_t split_mix(std::uint64_t& state) {
  std::uint64_t z = state += 0x9e3779b97f4a7c15U;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

TIENDO_INLINE stratified_normals::stratified_normals(std::size_t n, std::uint64_t seed)
    : quantiles_(n), seed_(seed) {
  const boost::math::normal normal;
  for (std::size_t k = 0; k < n; ++k)
    quantiles_[k] =
        boost::math::quantile(normal, (static_cast<double>(k) + .5) / static_cast<double>(n));
}

TIENDO_INLINE void stratified_normals::column(std::uint64_t first_key, std::uint64_t second_key,
                                              std::span<double> out) const {
  std::uint64_t state = seed_;
  state = split_mix(state) ^ first_key;
  state = split_mix(state) ^ second_key;
  std::copy(quantiles_.begin(), quantiles_.end(), out.begin());
  // Fisher and Yates; 32 random bits times the number of places, without a division
  for (std::size_t k = out.size(); k > 1; --k) {
    const std::uint64_t other = ((split_mix(state) >> 32) * k) >> 32;
    std::swap(out[k - 1], out[static_cast<std::size_t>(other)]);
  }
}

}  // namespace tiendo::inline v0_1::attainment::detail
