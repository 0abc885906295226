// tiendo/narrative/detail/phrases_of.hpp: the phrases of a language.
#pragma once

#include "tiendo/narrative/detail/phrases.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1::detail {

/// The phrases of a language.
const phrases& phrases_of(language l);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/narrative/detail/impl/phrases_of.ipp"
#endif
