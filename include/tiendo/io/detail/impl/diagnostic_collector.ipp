// tiendo/io/detail/impl/diagnostic_collector.ipp: bodies of
// tiendo/io/detail/diagnostic_collector.hpp.
#pragma once

#include "tiendo/io/detail/diagnostic_collector.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE void diagnostic_collector::sort() {
  std::sort(diagnostics_.begin(), diagnostics_.end());
}

TIENDO_INLINE void diagnostic_collector::throw_any() const {
  if (!diagnostics_.empty()) throw input_error(diagnostics_);
}

TIENDO_INLINE void diagnostic_collector::move_to(std::vector<diagnostic>& others) {
  for (diagnostic& d : diagnostics_) others.push_back(std::move(d));
  diagnostics_.clear();
}

}  // namespace tiendo::inline v0_1::detail
