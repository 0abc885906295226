// tiendo/io/impl/diagnostic_collector.ipp: bodies of tiendo/io/diagnostic_collector.hpp.
#pragma once

#include "tiendo/io/diagnostic_collector.hpp"

#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo {

TIENDO_INLINE void diagnostic_collector::move_to(std::vector<diagnostic>& others) {
  for (diagnostic& d : diagnostics_) others.push_back(std::move(d));
  diagnostics_.clear();
}

}  // namespace tiendo
