// tiendo/narrative/detail/impl/phrases_of.ipp: bodies of tiendo/narrative/detail/phrases_of.hpp.
#pragma once

#include "tiendo/narrative/detail/phrases_of.hpp"

#include "tiendo/core/config.hpp"
#include "tiendo/narrative/detail/english.hpp"
#include "tiendo/narrative/detail/vietnamese.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE const phrases& phrases_of(language l) {
  static const english in_english;
  static const vietnamese in_vietnamese;
  switch (l) {
    case language::english: return in_english;
    case language::vietnamese: return in_vietnamese;
  }
  return in_english;
}

}  // namespace tiendo::inline v0_1::detail
