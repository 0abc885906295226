// tiendo/attainment/detail/path_simulation.hpp: joint sample paths of the series of a panel.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "tiendo/attainment/detail/forecast_panel.hpp"
#include "tiendo/attainment/detail/stratified_normals.hpp"

namespace tiendo::inline v0_1::attainment::detail {

/// Sample paths of the series of a panel, which has to outlive it. The standard normal quantile of
/// a series h periods ahead is
///
///     (sqrt(s_h) (c_1 + ... + c_h) + sqrt(1 - s_h) (u_1 + ... + u_h)) / sqrt(h)
///
/// where c_t is common to the group of the series in the calendar period t, u_t its own, and s_h
/// the common share h periods ahead (see `common_share_at`). What has been computed for a group is
/// kept, so one thread may use an object at a time.
class path_simulation {
 public:
  path_simulation(const forecast_panel& series, std::size_t paths, std::uint64_t seed)
      : series_(series), normals_(paths, seed) {}

  std::size_t paths() const noexcept { return normals_.size(); }

  /// The standard normal quantiles along the paths, period by period: `[(h - 1) * paths + path]`
  /// for the period h ahead. Of any one series, and of a series among the others of its group.
  std::vector<double> normals(std::size_t periods) const;
  std::vector<double> normals_of(std::size_t series, std::size_t periods) const;

  /// Those of one period ahead alone, one per path.
  std::vector<double> normals_at(std::size_t series, std::size_t ahead) const;

  /// The values of a series in a period ahead at these standard normal quantiles.
  std::vector<double> values_at(std::size_t series, std::size_t ahead,
                                std::span<const double> normals) const;

  /// The values of each series of a group in a period, one per path; none for a series without a
  /// forecast of it.
  const std::vector<std::vector<double>>& field(std::size_t group, std::int64_t period) const;

  /// For each path, the value of the k-th best series of a group in a period; minus infinity in a
  /// field of fewer. Where lower is better it is the negative of the k-th lowest value.
  const std::vector<double>& value_of_place(std::size_t group, std::int64_t period,
                                            std::int64_t place, bool lower_is_better) const;

 private:
  const std::vector<double>& common_errors(std::size_t group, std::int64_t period) const;
  /// Writes the quantiles of the periods from the first wanted one to the last one.
  void walk(std::uint64_t key, const forecast_series* s, std::size_t first, std::size_t last,
            std::vector<double>& normals) const;

  const forecast_panel& series_;
  stratified_normals normals_;
  mutable std::map<std::pair<std::size_t, std::int64_t>, std::vector<double>> common_;
  mutable std::map<std::pair<std::size_t, std::int64_t>, std::vector<std::vector<double>>> fields_;
  mutable std::map<std::tuple<std::size_t, std::int64_t, std::int64_t, bool>, std::vector<double>>
      places_;
};

}  // namespace tiendo::inline v0_1::attainment::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/attainment/detail/impl/path_simulation.ipp"
#endif
