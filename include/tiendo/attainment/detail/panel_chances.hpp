// tiendo/attainment/detail/panel_chances.hpp: the forecasts of a panel and the paths around them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "tiendo/attainment/detail/forecast_panel.hpp"
#include "tiendo/attainment/detail/level_probability.hpp"
#include "tiendo/attainment/detail/stratified_normals.hpp"
#include "tiendo/attainment/panel_attainment.hpp"
#include "tiendo/attainment/series_target.hpp"
#include "tiendo/attainment/target_outlook.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
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

  /// The outlook of a target.
  target_outlook outlook_of(std::size_t target);

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
                                       const std::vector<measures::goal>& goals) const;
  void fill_times(const series_target& t, const measures::goal& g,
                  std::span<const double> probabilities, target_outlook& o) const;

  std::size_t paths() const { return normals_.size(); }

  /// The key of the own errors of a series.
  static std::uint64_t key_of(const series_target& t) {
    return static_cast<std::uint64_t>(t.series) + 1;
  }

  /// The standard normal quantiles of a series along the paths, period by period:
  /// `[(h - 1) * paths + path]` for the period h ahead. They depend on the seed and on `key`; with
  /// a series, also on the common error of its group.
  std::vector<double> walks(std::uint64_t key, const forecast_series* s, std::size_t periods) const;

  /// The common errors of a group in a period, one per path.
  const std::vector<double>& common_errors(std::size_t group, std::int64_t period) const;
  /// The value of the last place that a target allows, one per path: that of the k-th best series.
  const std::vector<double>& last_place(const series_target& t, std::int64_t period) const;

  marks level_met(const series_target& t, const std::vector<measures::goal>& goals) const;
  marks growth_met(const series_target& t, std::span<const double> normals) const;
  marks place_met(const series_target& t) const;
  marks met(const series_target& t) const;

  /// The values of a series in a period ahead, one per path.
  std::vector<double> values_at(std::size_t series, std::size_t ahead,
                                std::span<const double> normals) const;
  /// Computes the values of a group in the periods until a due one, unless they are known.
  void simulate_group(const series_target& t);

  std::vector<series_target> targets_;
  attainment_options options_;
  forecast_panel series_;
  stratified_normals normals_;
  std::vector<double> single_walks_;  ///< for chances that need no other series
  /// Values by group and period, series and path: those of places in a group.
  std::map<std::pair<std::size_t, std::int64_t>, std::vector<std::vector<double>>> fields_;
  /// What has been computed once, by its key.
  mutable std::map<std::pair<std::size_t, std::int64_t>, std::vector<double>> common_;
  mutable std::map<std::tuple<std::size_t, std::int64_t, std::int64_t, bool>, std::vector<double>>
      last_places_;
};

}  // namespace tiendo::inline v0_1::attainment::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/attainment/detail/impl/panel_chances.ipp"
#endif
