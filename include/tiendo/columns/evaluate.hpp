// tiendo/columns/evaluate.hpp: the official methods over whole columns of numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/methods/unicef_aarr.hpp"
#include "tiendo/measures/progress_input.hpp"

/// The same results as the functions of tiendo/measures, within 1e-12 of a number's own size (of 1
/// for numbers below 1; UNICEF's ratio within that of its rates), for columns of figures at once:
/// one pass, vectorised for the machine it runs on, on one core. The same machine gives the same
/// bits for any split of the rows.
namespace tiendo::measures {

/// A number per row, or one for all rows.
struct number_column {
  std::span<const double> rows = {};
  double all = measures::unknown;  ///< where `rows` is empty

  double operator[](std::size_t i) const { return rows.empty() ? all : rows[i]; }
};

struct timed_column {
  number_column time;
  number_column value;
};

/// `measures::figures` as columns. `sign` is 1 where higher is better, -1 where lower is, 0 for
/// parity. With a course (columns in the order of time, NaN where a figure is missing) base and
/// latest of a row are the first and the last known of it, and `base` and `latest` are not read.
struct input_columns {
  std::size_t rows = 0;
  timed_column base;
  timed_column latest;
  timed_column target;
  number_column sign{{}, 1};
  number_column limit;
  number_column standard_deviation;
  std::span<const timed_column> series = {};
};

/// Where results go, a place per row; an empty span is not written. Undefined numbers are NaN, an
/// undefined class is -1, and the reason is its number in `tiendo::reason`.
struct result_columns {
  std::span<double> ratio = {};
  std::span<double> score = {};
  std::span<std::int8_t> status = {};
  std::span<std::uint8_t> reason = {};
  std::span<double> actual = {};
  std::span<double> required = {};
};

/// Applies a method to every row. A method that is gated and leaves its figures as they are runs
/// vectorised; any other row by row. Throws `value_error` where a column has another length than
/// `rows`, or the class numbers exceed what fits.
void evaluate(const measures::method& m, const input_columns& given, const result_columns& found);

namespace detail {

/// The figures of one row; a course is copied into `series`, which they refer to.
measures::progress_input row_of(const input_columns& columns, std::size_t i,
                                std::vector<measures::timed_value>& course);

}  // namespace detail

}  // namespace tiendo::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/columns/impl/evaluate.ipp"
#endif
