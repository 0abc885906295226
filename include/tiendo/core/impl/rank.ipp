// tiendo/core/impl/rank.ipp: bodies of tiendo/core/rank.hpp.
#pragma once

#include "tiendo/core/rank.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE rank rank::of(std::int64_t n) const {
  if (n < position_)
    throw invalid_value(fmt::format("there is no place {} among {}", position_, n));
  rank result = *this;
  result.field_ = n;
  return result;
}

TIENDO_INLINE rank place(std::int64_t position) {
  if (position < 1) throw invalid_value(fmt::format("a rank must be >= 1, got {}", position));
  return rank(position);
}

TIENDO_INLINE std::string to_string(const rank& r) {
  return r.field() ? fmt::format("{} of {}", r.position(), *r.field())
                   : fmt::format("{}", r.position());
}

}  // namespace tiendo::inline v0_1
