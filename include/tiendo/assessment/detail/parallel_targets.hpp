// tiendo/assessment/detail/parallel_targets.hpp: one task per target on several threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "tiendo/core/progress.hpp"

namespace tiendo::inline v0_1::detail {

/// Threads that are joined on destruction, also when an exception is thrown.
class joined_threads {
 public:
  joined_threads() = default;
  joined_threads(const joined_threads&) = delete;
  joined_threads& operator=(const joined_threads&) = delete;
  ~joined_threads() { join(); }

  template <class Work>
  void start(Work work) {
    threads_.emplace_back(work);
  }

  void join() {
    for (std::thread& t : threads_) t.join();
    threads_.clear();
  }

 private:
  std::vector<std::thread> threads_;
};

/// Calls `task(i)` once for each i below `count`, on `threads` threads of which the calling one is
/// the first. The calling thread alone reports, so with several threads some counts are not
/// reported; the last report always has the full count. The first exception of a task or of
/// a report stops all threads and is rethrown.
template <class Task>
void for_each_in_threads(std::size_t count, int threads, const progress& report, Task task) {
  std::atomic<std::size_t> next{0}, done{0};
  std::atomic<bool> stop{false};
  std::exception_ptr failure;
  std::mutex failing;
  std::size_t reported = 0;
  const auto work = [&](bool reports) {
    try {
      for (std::size_t i = next++; i < count && !stop; i = next++) {
        task(i);
        const std::size_t now = ++done;
        if (reports) report_progress(report, reported = now, count);
      }
    } catch (...) {
      const std::lock_guard<std::mutex> lock(failing);
      if (!failure) failure = std::current_exception();
      stop = true;
    }
  };
  {
    joined_threads others;
    for (std::size_t t = 1; t < static_cast<std::size_t>(threads) && t < count; ++t)
      others.start([&work] { work(false); });
    work(true);
  }
  if (failure) std::rethrow_exception(failure);
  if (reported < count) report_progress(report, count, count);
}

}  // namespace tiendo::inline v0_1::detail
