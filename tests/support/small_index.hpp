// Nodes of an index for tests.
#pragma once

#include <string>

#include "tiendo/index/node.hpp"

namespace support {

inline tiendo::index::node part(std::string id, std::string parent, double weight = 1) {
  tiendo::index::node n;
  n.id = std::move(id);
  n.parent = std::move(parent);
  n.weight = weight;
  return n;
}

}  // namespace support
