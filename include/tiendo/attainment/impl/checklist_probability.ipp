// tiendo/attainment/impl/checklist_probability.ipp: bodies of
// tiendo/attainment/checklist_probability.hpp.
#pragma once

#include "tiendo/attainment/checklist_probability.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1::attainment {

namespace detail {

/// The greatest probability that at least k of some events occur, whatever their dependence: the
/// least of the sums of all but the r most probable ones, divided by k - r.
inline double greatest_probability(std::vector<double> p, std::size_t k) {
  std::sort(p.begin(), p.end());
  double greatest = 1;
  for (std::size_t r = 0; r < k; ++r)
    greatest = std::min(greatest,
                        std::accumulate(p.begin(), p.end() - static_cast<std::ptrdiff_t>(r), 0.0) /
                            static_cast<double>(k - r));
  return greatest;
}

}  // namespace detail

TIENDO_INLINE checklist_probability checklist_probability::of(std::span<const double> items,
                                                              std::int64_t required) {
  if (required < 0 || required > static_cast<std::int64_t>(items.size()))
    throw invalid_value(fmt::format("{} items are required of {}", required, items.size()));
  for (const double p : items)
    if (!(0 <= p && p <= 1))
      throw invalid_value(fmt::format("the probability of an item must lie in 0 to 1, not {}", p));
  if (required == 0) return {1, 1, 1};
  const auto k = static_cast<std::size_t>(required);
  std::vector<double> done{1};  // the probability of each number of done items
  for (const double p : items) {
    done.push_back(0);
    for (std::size_t j = done.size() - 1; j > 0; --j) done[j] = done[j] * (1 - p) + done[j - 1] * p;
    done[0] *= 1 - p;
  }
  const std::vector<double> given(items.begin(), items.end());
  std::vector<double> left(given.size());
  std::transform(given.begin(), given.end(), left.begin(), [](double p) { return 1 - p; });
  return {1 - detail::greatest_probability(left, items.size() - k + 1),
          std::min(1.0,
                   std::accumulate(done.begin() + static_cast<std::ptrdiff_t>(k), done.end(), 0.0)),
          detail::greatest_probability(given, k)};
}

}  // namespace tiendo::inline v0_1::attainment
