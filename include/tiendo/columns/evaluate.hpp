// tiendo/columns/evaluate.hpp: evaluation of the official methods over columns of numbers.
#pragma once

#include <cstddef>
#include <vector>

#include "tiendo/columns/columns.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/methods/unicef_aarr.hpp"
#include "tiendo/measures/progress_input.hpp"

/// The results are those of the functions of tiendo/measures, with a relative error of at most
/// 1e-12 (absolute for numbers below 1; for UNICEF's ratio, relative to its rates). Columns are
/// evaluated in one pass on one core, vectorised for the machine. On one machine the results of a
/// row are identical to the last bit however the rows are split.
namespace tiendo::inline v0_1::measures {

/// Applies a method to every row. A method that is guarded and does not modify its input is
/// vectorised; any other is evaluated row by row. Throws `invalid_value` if the length of a column
/// is not `rows`, or if the class numbers do not fit into the column.
void evaluate(const measures::method& m, const input_columns& given, const result_columns& found);

namespace detail {

/// The input of one row. Its series, if there is one, is copied into `buffer`, to which the result
/// refers.
measures::progress_input row_of(const input_columns& columns, std::size_t i,
                                std::vector<measures::timed_value>& buffer);

}  // namespace detail

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/columns/impl/evaluate.ipp"
#endif
