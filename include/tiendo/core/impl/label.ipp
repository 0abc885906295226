// tiendo/core/impl/label.ipp: bodies of tiendo/core/label.hpp.
#pragma once

#include "tiendo/core/label.hpp"

#include <string>

#include "tiendo/core/config.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE const std::string& label::text(bool vietnamese) const {
  const std::string& wanted = vietnamese ? vi : en;
  return wanted.empty() ? (vietnamese ? en : vi) : wanted;
}

}  // namespace tiendo::inline v0_1
