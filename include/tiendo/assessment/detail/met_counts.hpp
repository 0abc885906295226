// tiendo/assessment/detail/met_counts.hpp: the number of targets that will be met, along joint
// paths.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/totals.hpp"
#include "tiendo/attainment/detail/joint_events.hpp"
#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/tier.hpp"

namespace tiendo::inline v0_1::detail {

/// Counts how many targets will be met, in several groups at once.
class met_counts {
 public:
  /// Adds a target in an area to each of the counts, which have to stay where they are. `row` is
  /// the row that counts for it, null where its methods contradict each other.
  void add(const assessment_row* row, bool is_due, const std::vector<expected_count*>& counts);

  /// Fills the intervals of all counts. Throws `interrupted` if `report` returns false.
  void finish(confidence_level level, const progress& report);

 private:
  static constexpr std::size_t paths = 1'000;
  static constexpr std::uint64_t seed = 1;

  using panel_name = std::tuple<indicator_id, std::string, tier_id>;
  using series_name = std::pair<panel_name, area_id>;

  std::vector<attainment::detail::normal_event> events_;
  std::vector<std::vector<expected_count*>> counts_of_event_;
  std::map<panel_name, std::size_t> panels_;
  std::map<series_name, std::size_t> series_;
};

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/detail/impl/met_counts.ipp"
#endif
