// Observations behind one pointer, so that assessments share them instead of copying.
#pragma once

#include <memory>
#include <utility>

#include "tiendo/model/observation.hpp"

namespace tiendo_python {

struct held_observations {
  std::shared_ptr<const tiendo::observations> all;

  explicit held_observations(tiendo::observations o)
      : all(std::make_shared<const tiendo::observations>(std::move(o))) {}
  explicit held_observations(std::shared_ptr<const tiendo::observations> o) : all(std::move(o)) {}
};

}  // namespace tiendo_python
