// tiendo/columns/detail/vectorised.hpp: the vector kernels of the official methods.
#pragma once

#include "tiendo/columns/columns.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/methods/unicef_aarr.hpp"

namespace tiendo::inline v0_1::measures::detail {

/// Rates every row with the widest vector instruction set of the machine. Without a series, methods
/// that fit a line fit it through base and latest. Returns false, and writes nothing, if the
/// library is used header-only and has no kernels.
#ifdef TIENDO_HEADER_ONLY
inline bool vectorised(const rating&, const input_columns&, const result_columns&) {
  return false;
}
#else
bool vectorised(const rating& by, const input_columns& given, const result_columns& found);
#endif

}  // namespace tiendo::inline v0_1::measures::detail
