// tiendo/core/impl/progress.ipp: bodies of tiendo/core/progress.hpp.
#pragma once

#include "tiendo/core/progress.hpp"

#include <cstddef>

#include "tiendo/core/config.hpp"

namespace tiendo::inline v0_1 {

namespace detail {

TIENDO_INLINE void report_progress(const progress& report, std::size_t done, std::size_t total) {
  if (report && !report(done, total)) throw interrupted();
}

}  // namespace detail

}  // namespace tiendo::inline v0_1
