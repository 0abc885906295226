// tiendo/columns/columns.hpp: inputs and results of the official methods as columns of numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "tiendo/core/missing_value.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

/// One number per row, or one for all rows.
struct number_column {
  std::span<const double> rows = {};
  double all = missing_value;  ///< used if `rows` is empty

  double operator[](std::size_t i) const { return rows.empty() ? all : rows[i]; }
};

/// Times and values, each one per row or one for all rows.
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

}  // namespace tiendo::inline v0_1::measures
