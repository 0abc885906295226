// tiendo/core/progress.hpp: how a long job reports how far it is, and how it is stopped.
#pragma once

#include <cstddef>
#include <functional>

#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1 {

/// Called with how much is done, of how much; returning false stops the job, which throws
/// `interrupted`. An empty function is never called.
using progress = std::function<bool(std::size_t done, std::size_t total)>;

/// A long job was stopped by its caller.
class interrupted : public error {
 public:
  interrupted() : error("the job was interrupted") {}
};

namespace detail {

/// Reports, and throws `interrupted` where the answer is to stop.
void report_progress(const progress& report, std::size_t done, std::size_t total);

}  // namespace detail

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/progress.ipp"
#endif
