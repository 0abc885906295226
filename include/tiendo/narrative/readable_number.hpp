// tiendo/narrative/readable_number.hpp: numbers and intervals as they are written in sentences.
#pragma once

#include <string>

#include "tiendo/core/interval.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1 {

/// A number for reading: at most two decimals (four where |x| < 1), without trailing zeros, with
/// the decimal mark of the language and its mark between groups of three digits, and with an
/// exponent from 1e15 on. Worked: 2.2066666 is "2.21", 0.73555 is "0.7356", 42000 is "42,000", and
/// "2,21", "0,7356" and "42.000" in Vietnamese; 1e308 is "1e+308".
std::string readable(double x, language l = language::english);

/// An interval of possible values in words: "22", "13.71 to 15.72", "at least 90", "at most 90" or
/// "unknown".
std::string readable(const interval& x, language l = language::english);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/narrative/impl/readable_number.ipp"
#endif
