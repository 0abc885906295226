// tiendo/model/programme.hpp: a checked programme of targets, indicators, areas and acts.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/area_history.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/already_checked.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/model/act.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/programme_check.hpp"
#include "tiendo/model/programme_parts.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/tier.hpp"

namespace tiendo::inline v0_1 {

/// An immutable programme whose parts are consistent. It is safe to read from several threads.
/// Of a temporary programme, members return copies, and those that return pointers do not compile.
class programme {
 public:
  /// Throws `input_error` with all diagnostics that are errors, and `interrupted` if `report`,
  /// which is called about every 50 milliseconds, returns false. Sets what targets and acts left
  /// empty (see `target`).
  explicit programme(programme_parts parts, const progress& report = {});
  /// The programme of parts that are complete and have been checked, with the diagnostics that are
  /// warnings.
  programme(detail::already_checked, programme_parts parts, std::vector<diagnostic> warnings,
            const progress& report);

  /// The diagnostics of the parts that are warnings.
  const std::vector<diagnostic>& warnings() const& noexcept { return warnings_; }
  std::vector<diagnostic> warnings() && { return std::move(warnings_); }

  const programme_parts& parts() const& noexcept { return parts_; }
  programme_parts parts() && { return std::move(parts_); }
  const std::string& id() const& noexcept { return parts_.id; }
  std::string id() && { return std::move(parts_.id); }
  const label& name() const& noexcept { return parts_.name; }
  label name() && { return std::move(parts_.name); }
  const label& objective() const& noexcept { return parts_.objective; }
  label objective() && { return std::move(parts_.objective); }
  const std::vector<act>& acts() const& noexcept { return parts_.acts; }
  std::vector<act> acts() && { return std::move(parts_.acts); }
  const std::vector<tier>& tiers() const& noexcept { return parts_.tiers; }
  std::vector<tier> tiers() && { return std::move(parts_.tiers); }
  const std::vector<area>& areas() const& noexcept { return history_.areas(); }
  std::vector<area> areas() && { return history_.areas(); }
  /// The version history of the areas of the programme.
  const area_history& history() const& noexcept { return history_; }
  area_history history() && { return std::move(history_); }
  const std::vector<indicator>& indicators() const& noexcept { return parts_.indicators; }
  std::vector<indicator> indicators() && { return std::move(parts_.indicators); }
  const std::vector<target>& targets() const& noexcept { return parts_.targets; }
  std::vector<target> targets() && { return std::move(parts_.targets); }

  /// The part with the id; null if there is none.
  const act* find_act(const act_id& id) && = delete;
  const act* find_act(const act_id& id) const& { return found(parts_.acts, acts_, id); }
  const tier* find_tier(const tier_id& id) && = delete;
  const tier* find_tier(const tier_id& id) const& { return found(parts_.tiers, tiers_, id); }
  const indicator* find_indicator(const indicator_id& id) && = delete;
  const indicator* find_indicator(const indicator_id& id) const& {
    return found(parts_.indicators, indicators_, id);
  }
  const target* find_target(const target_id& id) && = delete;
  const target* find_target(const target_id& id) const& {
    return found(parts_.targets, targets_, id);
  }
  const unit_of_measure* find_unit(const unit_id& id) && = delete;
  const unit_of_measure* find_unit(const unit_id& id) const& {
    const unit_of_measure* standard = detail::find_by_id(standard_units(), id);
    return standard ? standard : found(parts_.units, units_, id);
  }
  const area* find_area(const area_id& id) && = delete;
  const area* find_area(const area_id& id) const& { return history_.find(id); }

  /// Whether the end of a tier or an area was known on the day: the end is past, or the act that
  /// ended it had been issued.
  template <class Part>
  bool end_is_known(const Part& part, date day) const {
    if (!part.valid_to) return false;
    const act* by = find_act(part.ended_by);
    return *part.valid_to < day || (by && by->is_known_on(day));
  }

  /// All versions of an area code, in the order of the file.
  std::vector<const area*> versions_of(const area_code& code) && = delete;
  std::vector<const area*> versions_of(const area_code& code) const& {
    return history_.versions_of(code);
  }

 private:
  /// Finds the places of the parts by their ids.
  void index(const progress& report);

  template <class Parts, class Id>
  static const typename Parts::value_type* found(const Parts& parts,
                                                 const std::unordered_map<Id, std::size_t>& index,
                                                 const Id& id) {
    const auto at = index.find(id);
    return at == index.end() ? nullptr : &parts[at->second];
  }

  programme_parts parts_;
  std::vector<diagnostic> warnings_;
  area_history history_;
  std::unordered_map<act_id, std::size_t> acts_;
  std::unordered_map<tier_id, std::size_t> tiers_;
  std::unordered_map<unit_id, std::size_t> units_;
  std::unordered_map<indicator_id, std::size_t> indicators_;
  std::unordered_map<target_id, std::size_t> targets_;
};

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/model/impl/programme.ipp"
#endif
