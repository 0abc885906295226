// tiendo/compiled/measures.hpp: methods over whole columns, compiled once (link tiendo::compiled).
#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/measures/built_in.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/unicef_aarr.hpp"

/// The same results as the functions of tiendo/measures, within 1e-12 of a number's own size (of 1
/// for numbers below 1; UNICEF's ratio within that of its rates), for columns of figures at once:
/// one pass, vectorised for the machine it runs on, on one core. The same machine gives the same
/// bits for any split of the rows.
namespace tiendo::compiled {

/// A number per row, or one for all rows.
struct numbers {
  std::span<const double> rows = {};
  double all = measures::unknown;  ///< where `rows` is empty

  double operator[](std::size_t i) const { return rows.empty() ? all : rows[i]; }
};

struct dated_numbers {
  numbers time;
  numbers value;
};

/// `measures::figures` as columns. `sign` is 1 where higher is better, -1 where lower is, 0 for
/// parity. With a course (columns in the order of time, NaN where a figure is missing) base and
/// latest of a row are the first and the last known of it, and `base` and `latest` are not read.
struct figure_columns {
  std::size_t rows = 0;
  dated_numbers base;
  dated_numbers latest;
  dated_numbers target;
  numbers sign{{}, 1};
  numbers limit;
  numbers spread;
  std::span<const dated_numbers> course = {};
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
void evaluate(const measures::method& m, const figure_columns& given, const result_columns& found);

/// Applies UNICEF's method, whose classes need its band, to every row.
void unicef_aarr(measures::unicef_band band, measures::policy p, const figure_columns& given,
                 const result_columns& found);

/// The figures of one row; a course is copied into `course`, which they refer to.
measures::figures row_of(const figure_columns& columns, std::size_t i,
                         std::vector<measures::dated>& course);

}  // namespace tiendo::compiled
