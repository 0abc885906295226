// tiendo/columns/detail/vectorised.hpp: the vector kernels of the official methods.
#pragma once

#include "tiendo/columns/evaluate.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/methods/unicef_aarr.hpp"

namespace tiendo::measures::detail {

/// Rates every row by vectors of the machine's widest instruction set. Without a
/// series, methods that fit a line fit it through base and latest. False where the
/// library is used header-only and has no kernels: nothing was written then.
#ifdef TIENDO_HEADER_ONLY
inline bool vectorised(const rating&, const input_columns&, const result_columns&) {
  return false;
}
#else
bool vectorised(const rating& by, const input_columns& given, const result_columns& found);
#endif

}  // namespace tiendo::measures::detail
