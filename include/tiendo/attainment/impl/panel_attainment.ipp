// tiendo/attainment/impl/panel_attainment.ipp: bodies of tiendo/attainment/panel_attainment.hpp.
#pragma once

#include "tiendo/attainment/panel_attainment.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "tiendo/attainment/detail/panel_chances.hpp"
#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/progress.hpp"

namespace tiendo::inline v0_1::attainment {

TIENDO_INLINE panel_attainment::panel_attainment(panel_view panel,
                                                 std::span<const std::int64_t> ends,
                                                 std::span<const series_target> targets,
                                                 const attainment_options& options,
                                                 const progress& report)
    : chances_(std::make_unique<detail::panel_chances>(panel, ends, targets, options, report)),
      level_(options.level) {
  outlooks_ = outlooks_at(options.level, report);
}

TIENDO_INLINE panel_attainment::~panel_attainment() = default;
TIENDO_INLINE panel_attainment::panel_attainment(panel_attainment&&) noexcept = default;
TIENDO_INLINE panel_attainment& panel_attainment::operator=(panel_attainment&&) noexcept = default;

TIENDO_INLINE std::vector<target_outlook> panel_attainment::outlooks_at(
    confidence_level level, const progress& report) const {
  const bool known = level.probability() == level_.probability() && !outlooks_.empty();
  if (known) return outlooks_;
  std::vector<target_outlook> result;
  result.reserve(chances_->size());
  for (std::size_t i = 0; i < chances_->size(); ++i) {
    if (i % 256 == 0) tiendo::detail::report_progress(report, i, chances_->size());
    result.push_back(chances_->outlook_of(i, level));
  }
  return result;
}

TIENDO_INLINE double panel_attainment::probability_if(std::size_t target, double expected,
                                                      double spread) const {
  return chances_->probability_if(target, expected, spread);
}

TIENDO_INLINE std::vector<double> panel_attainment::number_met(
    std::span<const std::size_t> targets) const {
  return chances_->number_met(targets, outlooks_);
}

}  // namespace tiendo::inline v0_1::attainment
