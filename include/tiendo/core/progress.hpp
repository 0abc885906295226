// tiendo/core/progress.hpp: a callback for the progress of a long computation.
#pragma once

#include <cstddef>
#include <functional>

#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1 {

/// A callback with the number of completed steps and the total. If it returns false, the
/// computation stops and throws `interrupted`. An empty function is never called.
using progress = std::function<bool(std::size_t done, std::size_t total)>;

/// The exception that is thrown if the callback stops a computation.
class interrupted : public error {
 public:
  interrupted() : error("the computation was interrupted") {}
};

namespace detail {

/// Calls `report`; throws `interrupted` if it returns false.
void report_progress(const progress& report, std::size_t done, std::size_t total);

}  // namespace detail

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/progress.ipp"
#endif
