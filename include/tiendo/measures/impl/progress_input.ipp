// tiendo/measures/impl/progress_input.ipp: bodies of tiendo/measures/progress_input.hpp.
#pragma once

#include "tiendo/measures/progress_input.hpp"

#include "tiendo/core/config.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/measures/goal.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE bool is_met(const progress_input& f) {
  if (f.direction == direction::range)
    return tiendo::detail::equal_up_to_rounding(f.latest.value, f.target.value);
  return f.direction == direction::increase
             ? tiendo::detail::reaches(f.latest.value, f.target.value)
             : tiendo::detail::reaches(f.target.value, f.latest.value);
}

TIENDO_INLINE bool is_met_in_binary(const progress_input& f) {
  if (f.direction == direction::range) return f.latest.value == f.target.value;
  return f.direction == direction::increase ? f.latest.value >= f.target.value
                                            : f.latest.value <= f.target.value;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::measures
