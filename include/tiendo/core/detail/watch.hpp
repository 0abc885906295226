// tiendo/core/detail/watch.hpp: regular calls of a progress callback during a long loop.
#pragma once

#include <chrono>
#include <cstddef>

#include "tiendo/core/progress.hpp"

namespace tiendo::inline v0_1::detail {

/// Calls a progress callback at the first step and then at most every 50 milliseconds, however many
/// steps a loop has, so that a callback which takes a lock costs nothing. A step without a callback
/// costs a comparison, one with a callback some 30 nanoseconds. The callback must outlive the
/// watch.
class watch {
 public:
  static constexpr std::chrono::milliseconds interval{50};

  explicit watch(const progress& report) : report_(report) {}

  /// Reports the step if it is time to; throws `interrupted` if the callback returns false.
  void step(std::size_t done, std::size_t total) {
    if (!report_) return;
    if (clock::now() < next_) return;
    report_progress(report_, done, total);
    next_ = clock::now() + interval;
  }

  /// The callback, for functions that make a watch of their own.
  const progress& report() const noexcept { return report_; }

 private:
  using clock = std::chrono::steady_clock;

  const progress& report_;
  clock::time_point next_ = {};  ///< when it is time to
};

}  // namespace tiendo::inline v0_1::detail
