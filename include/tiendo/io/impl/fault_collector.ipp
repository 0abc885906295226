// tiendo/io/impl/fault_collector.ipp: bodies of tiendo/io/fault_collector.hpp.
#pragma once

#include "tiendo/io/fault_collector.hpp"

#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo {

TIENDO_INLINE void fault_collector::move_to(std::vector<fault>& others) {
  for (fault& f : faults_) others.push_back(std::move(f));
  faults_.clear();
}

}  // namespace tiendo
