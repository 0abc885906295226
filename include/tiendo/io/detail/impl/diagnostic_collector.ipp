// tiendo/io/detail/impl/diagnostic_collector.ipp: bodies of
// tiendo/io/detail/diagnostic_collector.hpp.
#pragma once

#include "tiendo/io/detail/diagnostic_collector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/io/detail/csv_limits.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE void diagnostic_collector::add(file_position at, std::string problem,
                                             std::string remedy) {
  if (diagnostics_.size() < most_listed_faults) {
    diagnostics_.push_back(
        {{file_, at.line, at.column}, {}, {}, std::move(problem), std::move(remedy)});
    return;
  }
  if (counted_++ == 0) first_counted_ = at;
}

TIENDO_INLINE void diagnostic_collector::add_number() {
  if (counted_ == 0) return;
  diagnostics_.push_back(
      {{file_, first_counted_.line, first_counted_.column},
       {},
       {},
       fmt::format("{} more faults are not listed, of which this is the first", counted_),
       "correct the others, then read the file again"});
  counted_ = 0;
}

TIENDO_INLINE void diagnostic_collector::sort() {
  add_number();
  std::sort(diagnostics_.begin(), diagnostics_.end());
}

TIENDO_INLINE void diagnostic_collector::throw_any() {
  add_number();
  if (!diagnostics_.empty()) throw input_error(std::move(diagnostics_));
}

TIENDO_INLINE void diagnostic_collector::move_to(std::vector<diagnostic>& others) {
  add_number();
  for (diagnostic& d : diagnostics_) others.push_back(std::move(d));
  diagnostics_.clear();
}

}  // namespace tiendo::inline v0_1::detail
