// tiendo/attainment/detail/panel_chances.hpp: the forecasts of a panel and the paths around them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/attainment/attainment_options.hpp"
#include "tiendo/attainment/detail/forecast_panel.hpp"
#include "tiendo/attainment/detail/level_probability.hpp"
#include "tiendo/attainment/detail/path_simulation.hpp"
#include "tiendo/attainment/series_target.hpp"
#include "tiendo/attainment/target_outlook.hpp"
#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/panel.hpp"
#include "tiendo/measures/goal.hpp"

namespace tiendo::inline v0_1::attainment::detail {

/// The periods after the due date in which a rule may still come to be satisfied.
inline constexpr std::size_t periods_after_due = 30;

/// The most periods from the last value of a series to the due date.
inline constexpr std::int64_t most_periods = 1'000;

/// The most sample paths.
inline constexpr std::int64_t most_paths = 1'000'000;

/// The chances of the targets of a panel, from its forecasts and from paths around them.
class panel_chances {
 public:
  panel_chances(panel_view panel, std::span<const std::int64_t> ends,
                std::span<const series_target> targets, const attainment_options& options,
                const progress& report);
  panel_chances(const panel_chances&) = delete;  // the simulation refers to the series
  panel_chances& operator=(const panel_chances&) = delete;

  std::size_t size() const { return targets_.size(); }

  /// The outlook of a target, with intervals of a level.
  target_outlook outlook_of(std::size_t target, confidence_level level) const;

  /// See `panel_attainment::probability_if`.
  double probability_if(std::size_t target, double expected, double spread) const;

  /// See `panel_attainment::number_met`.
  std::vector<double> number_met(std::span<const std::size_t> targets,
                                 std::span<const target_outlook> outlooks) const;

 private:
  /// For each path, whether a target is met.
  using marks = std::vector<std::uint8_t>;

  void check() const;
  void forecast_until_due(const progress& report);

  const forecast_series& series_of(const series_target& t) const {
    return series_[static_cast<std::size_t>(t.series)];
  }
  std::size_t periods_until(const series_target& t) const {
    return static_cast<std::size_t>(t.due - series_of(t).end);
  }

  /// Whether a place is that among the values of a group.
  bool is_place_in_group(const series_target& t) const;
  static constexpr std::size_t levels_of_baseline = 32;

  /// The goals of a rule with a level, of equal probability: one, or `levels_of_baseline` of them
  /// where the baseline is uncertain. The level of a rank is half a rank beyond it, because ranks
  /// are whole numbers. Or the reason why there is none.
  outcome<std::vector<measures::goal>> goals_of(const series_target& t) const;

  /// Why a target has no probability, or none.
  reason obstacle(const series_target& t) const;

  void fill_paces(const series_target& t, const measures::goal& g, target_outlook& o) const;
  /// The probabilities that the goals are satisfied in each period (`due`) or until it (`until`),
  /// from the first one after the last value to `periods_after_due` after the due one.
  std::vector<double> probabilities_of(const series_target& t,
                                       const std::vector<measures::goal>& goals,
                                       confidence_level level) const;
  void fill_times(const series_target& t, const measures::goal& g,
                  std::span<const double> probabilities, confidence_level level,
                  target_outlook& o) const;

  std::size_t paths() const { return simulation_.paths(); }

  marks level_met(const series_target& t, const std::vector<measures::goal>& goals) const;
  marks growth_met(const series_target& t, std::span<const double> normals) const;
  marks place_met(const series_target& t) const;
  marks met(const series_target& t) const;

  std::vector<series_target> targets_;
  attainment_options options_;
  forecast_panel series_;
  path_simulation simulation_;
  std::vector<double> normals_;  ///< along paths of any one series
};

}  // namespace tiendo::inline v0_1::attainment::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/attainment/detail/impl/panel_chances.ipp"
#endif
