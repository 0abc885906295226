// tiendo/forecast/impl/panel.ipp: bodies of tiendo/forecast/panel.hpp.
#pragma once

#include "tiendo/forecast/panel.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE panel_view::panel_view(std::span<const double> values,
                                     std::span<const std::int64_t> offsets)
    : values_(values), offsets_(offsets) {
  bool valid = !offsets.empty() && offsets.front() == 0 &&
               offsets.back() == static_cast<std::int64_t>(values.size());
  for (std::size_t i = 1; valid && i < offsets.size(); ++i) valid = offsets[i - 1] <= offsets[i];
  if (!valid)
    throw invalid_value(
        "the offsets of a panel must begin with 0, not decrease, and end with the number of "
        "values");
}

TIENDO_INLINE void panel::add(std::span<const double> series) {
  values_.insert(values_.end(), series.begin(), series.end());
  offsets_.push_back(static_cast<std::int64_t>(values_.size()));
}

}  // namespace tiendo::inline v0_1
