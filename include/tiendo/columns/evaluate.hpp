// tiendo/columns/evaluate.hpp: evaluation of the official methods over columns of numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/methods/unicef_aarr.hpp"
#include "tiendo/measures/progress_input.hpp"

/// The results are those of the functions of tiendo/measures, with a relative error of at most
/// 1e-12 (absolute for numbers below 1; for UNICEF's ratio, relative to its rates). Columns are
/// evaluated in one pass on one core, vectorised for the machine. On one machine the results of a
/// row are identical to the last bit however the rows are split.
namespace tiendo::inline v0_1::measures {

/// One number per row, or one for all rows.
struct number_column {
  std::span<const double> rows = {};
  double all = measures::unknown;  ///< used if `rows` is empty

  double operator[](std::size_t i) const { return rows.empty() ? all : rows[i]; }
};

struct timed_column {
  number_column time = {};
  number_column value = {};
};

/// The members of `progress_input` as columns. `sign` is 1 if higher is better, -1 if lower is
/// better, and 0 for parity. If `series` is given (columns in order of time, NaN for a missing
/// value), base and latest of a row are its first and its last known value, and `base` and `latest`
/// are not read.
struct input_columns {
  std::size_t rows = 0;
  timed_column base = {};
  timed_column latest = {};
  timed_column target = {};
  number_column sign{{}, 1};
  number_column limit = {};
  number_column standard_deviation = {};
  std::span<const timed_column> series = {};
};

/// Output columns with one element per row; an empty span is not written. Undefined numbers are
/// NaN, an undefined class is -1, and a reason is given by its number in `tiendo::reason`.
struct result_columns {
  std::span<double> ratio = {};
  std::span<double> score = {};
  std::span<std::int8_t> status = {};
  std::span<std::uint8_t> reason = {};
  std::span<double> actual = {};
  std::span<double> required = {};
};

/// Applies a method to every row. A method that is guarded and does not modify its input is
/// vectorised; any other is evaluated row by row. Throws `value_error` if the length of a column is
/// not `rows`, or if the class numbers do not fit into the column.
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
