// tiendo/narrative/impl/readable_number.ipp: bodies of tiendo/narrative/readable_number.hpp.
#pragma once

#include "tiendo/narrative/readable_number.hpp"

#include <string>

#include "tiendo/core/config.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/narrative/detail/phrases.hpp"
#include "tiendo/narrative/detail/phrases_of.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::string readable(double x, language l) {
  return detail::phrases_of(l).rounded(x);
}

TIENDO_INLINE std::string readable(const interval& x, language l) {
  return detail::phrases_of(l).bounds(x);
}

}  // namespace tiendo::inline v0_1
