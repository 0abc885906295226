// tiendo/assessment/impl/assessor.ipp: bodies of tiendo/assessment/assessor.hpp.
#pragma once

#include "tiendo/assessment/assessor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/area_history.hpp"
#include "tiendo/areas/area_reference.hpp"
#include "tiendo/areas/succession.hpp"
#include "tiendo/assessment/assess_options.hpp"
#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/detail/area_panels.hpp"
#include "tiendo/assessment/detail/judge.hpp"
#include "tiendo/assessment/detail/natural_bounds.hpp"
#include "tiendo/assessment/detail/parallel_targets.hpp"
#include "tiendo/assessment/detail/series_index.hpp"
#include "tiendo/assessment/detail/target_areas.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/unused_observation.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/errors_of.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/observation_check.hpp"
#include "tiendo/model/observed_series.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/tier.hpp"

namespace tiendo::inline v0_1::detail {

/// The checked inputs of an assessor and the series made of them.
struct assessor_state {
  std::shared_ptr<const tiendo::programme> programme;
  std::shared_ptr<const tiendo::observations> observations;
  date as_of;
  assess_options options;
  series_index index;
  std::vector<diagnostic> warnings;
  target_areas areas;
  std::unique_ptr<const area_panels> panels;  ///< null where areas are forecast one by one
};

/// The targets of a programme by the indicators that they ask for, proxies included.
using targets_by_indicator = std::unordered_map<indicator_id, std::vector<const target*>>;

TIENDO_INLINE targets_by_indicator targets_asking(const programme& p) {
  targets_by_indicator asking;
  for (const target& t : p.targets()) {
    asking[t.indicator].push_back(&t);
    for (const indicator_id& proxy : t.proxies) {
      std::vector<const target*>& of_proxy = asking[proxy];
      if (of_proxy.empty() || of_proxy.back() != &t) of_proxy.push_back(&t);
    }
  }
  return asking;
}

/// Assesses the targets of one programme on one day, as if `additional` were known too.
class target_assessor {
 public:
  explicit target_assessor(const assessor_state& known, const observations* additional = nullptr)
      : programme_(*known.programme),
        observations_(*known.observations),
        as_of_(known.as_of),
        options_(known.options),
        index_(known.index),
        areas_(known.areas),
        panels_(known.panels.get()),
        additional_(additional) {
    if (!additional) return;
    changed_ = index_.with(*additional, programme_);
    if (panels_) changed_panels_.emplace(programme_, index_, as_of_, &changed_);
  }

  /// The rows of a target; the series that they use are added to `used`.
  std::vector<assessment_row> rows_for(const target& t,
                                       std::vector<const observed_series*>* used = nullptr) const {
    std::vector<assessment_row> rows;
    if (!t.scope.each) {
      rows = rows_in(t, areas_.territory_for(t, t.scope.area), used);
    } else {
      for (const area* a : areas_.meant_by(t))
        for (assessment_row& row : rows_in(t, areas_.territory_for(t, a->id), used))
          rows.push_back(std::move(row));
      if (rows.empty()) rows = rows_in(t, areas_.territory_for(t, t.scope.area), used);
    }
    if (tier_is_abolished(t))
      for (assessment_row& row : rows) not_assessable(row, reason::tier_abolished);
    return rows;
  }

  /// The observations that belong to none of the series in `used`.
  std::vector<unused_observation> unused_by(
      const std::vector<std::vector<const observed_series*>>& used) const {
    std::vector<bool> is_used(observations_.size());
    for (const auto& of_target : used)
      for (const observed_series* s : of_target)
        for (const data_point& p : s->points)
          for (const auto* some : {&p.used, &p.superseded})
            for (const observation* o : *some)
              is_used[static_cast<std::size_t>(o - observations_.data())] = true;
    std::vector<unused_observation> unused;
    std::unordered_map<indicator_id, std::set<std::string>> codes;
    const targets_by_indicator asking = targets_asking(programme_);
    for (std::size_t i = 0; i < observations_.size(); ++i)
      if (!is_used[i]) unused.push_back({i, why_unused(observations_[i], asking, codes)});
    return unused;
  }

 private:
  /// The reason why no row uses an observation; `codes` keeps the codes of the areas of the targets
  /// of each indicator.
  unused_reason why_unused(const observation& o, const targets_by_indicator& asking,
                           std::unordered_map<indicator_id, std::set<std::string>>& codes) const {
    if (o.published.last_day() > as_of_) return unused_reason::published_later;
    const auto [at, is_new] = codes.try_emplace(o.indicator);
    const auto targets = asking.find(o.indicator);
    if (is_new && targets != asking.end())
      for (const target* t : targets->second) {
        if (!t->in_force_on(as_of_)) continue;
        for (const succession_chain& line : areas_.territories_of(*t))
          for (const area_id& id : line.versions) at->second.insert(id.code);
      }
    if (at->second.empty()) return unused_reason::no_target;
    return at->second.contains(o.area.code) ? unused_reason::other_tier : unused_reason::other_area;
  }

  /// Whether a series is of the tier of a target. The figure of an area for which a target is set
  /// as one of a tier may name that tier or not: the two mean the same.
  static bool of_tier(const observed_series& s, const target& t) {
    return s.key.tier == t.scope.tier || (t.scope.each && s.key.tier.empty());
  }

  /// The tier of a target if it ends before the target is due, by an act known on the day (or that
  /// has ended).
  bool tier_is_abolished(const target& t) const {
    const tier* own = programme_.find_tier(t.scope.tier);
    return own && own->valid_to && *own->valid_to < t.due && programme_.end_is_known(*own, as_of_);
  }

  static void not_assessable(assessment_row& row, reason why) {
    row.judgement.status = verdict::not_assessable;
    row.judgement.basis = status_basis::none;
    row.progress.required_pace.reset();
    row.progress.pace_ratio.reset();
    row.outlook.reset();
    row.judgement.reasons.insert(row.judgement.reasons.begin(), why);
  }

  enum class area_match { none, current, predecessor, unknown };

  /// The series of a target and its proxies in every area code of a succession chain.
  std::vector<const observed_series*> series_in(const target& t,
                                                const succession_chain& line) const {
    std::set<area_code> codes;
    std::set<indicator_id> indicators(t.proxies.begin(), t.proxies.end());
    for (const area_id& id : line.versions) codes.insert(id.code);
    indicators.insert(t.indicator);
    return index_.find(codes, indicators, &changed_);
  }

  /// The relation of the area of a series to that of a target.
  area_match match_of(const area_reference& where, const succession_chain& line) const {
    if (std::none_of(line.versions.begin(), line.versions.end(),
                     [&](const area_id& id) { return id.code == where.code; }))
      return area_match::none;
    if (where.version_unknown) return area_match::unknown;
    const area_id id = *where.id();
    if (id == line.current()) return area_match::current;
    const bool earlier =
        std::find(line.versions.begin(), line.versions.end(), id) != line.versions.end();
    return earlier ? area_match::predecessor : area_match::none;
  }

  assessment_row blank(const target& t, const area_id& where, bool changed) const {
    assessment_row row;
    row.subject.target = t.id;
    row.subject.indicator = t.indicator;
    row.subject.area = {where.code, where.valid_from};
    const area* a = programme_.find_area(where);
    row.subject.tier = t.scope.tier.empty() && a ? a->tier : t.scope.tier;
    row.goal.unit = programme_.find_indicator(t.indicator)->unit.id;
    if (const auto goal = measures::goal_of(t.rule)) {
      if (goal->direction == direction::range && goal->low != goal->high) {
        row.goal.low = goal->low;
        row.goal.high = goal->high;
      } else {
        row.goal.value = goal->low;
      }
    }
    if (changed) row.judgement.reasons.push_back(reason::territory_changed);
    return row;
  }

  std::vector<assessment_row> rows_in(const target& t, const succession_chain& line,
                                      std::vector<const observed_series*>* used) const {
    std::vector<assessment_row> own, unknown, history, proxies;
    std::map<series_key, std::vector<const observed_series*>> by_key;
    for (const observed_series* known : series_in(t, line)) {
      if (!of_tier(*known, t) || match_of(known->key.area, line) == area_match::none) continue;
      series_key key = known->key;
      if (t.scope.each) key.tier.clear();
      by_key[key].push_back(known);
      if (used) used->push_back(known);
    }
    for (const auto& [key, parts] : by_key) {
      const observed_series whole = parts.size() > 1 ? joined(parts) : observed_series();
      const observed_series& s = parts.size() > 1 ? whole : *parts.front();
      const bool direct = s.key.indicator == t.indicator;
      const area_match place = match_of(s.key.area, line);
      assessment_row row = row_of(t, line, s, place);
      row.subject.proxy = !direct || s.key.proxy;
      if (place == area_match::predecessor)
        history.push_back(std::move(row));
      else if (row.subject.proxy)
        proxies.push_back(std::move(row));
      else if (place == area_match::unknown)
        unknown.push_back(std::move(row));
      else
        own.push_back(std::move(row));
    }
    name_primary(t, line, own);
    for (auto* group : {&unknown, &history, &proxies})
      std::move(group->begin(), group->end(), std::back_inserter(own));
    return own;
  }

  /// Marks the row that counts for the target: that of the method it names, or the only one. Where
  /// the target has no observation of its own, a row without data is added.
  void name_primary(const target& t, const succession_chain& line,
                    std::vector<assessment_row>& own) const {
    const auto named = std::find_if(own.begin(), own.end(), [&](const assessment_row& row) {
      return t.method.empty() ? own.size() == 1 : row.subject.method == t.method;
    });
    if (named != own.end()) {
      named->subject.primary = true;
      std::rotate(own.begin(), named, named + 1);
      return;
    }
    if (!own.empty() && t.method.empty()) return;
    assessment_row row = blank(t, line.current(), line.has_changed());
    row.subject.method = t.method;
    row.subject.primary = true;
    row.judgement.reasons.push_back(reason::no_observation);
    if (line.ended) not_assessable(row, line.end_reason());
    own.insert(own.begin(), std::move(row));
  }

  assessment_row row_of(const target& t, const succession_chain& line, const observed_series& s,
                        area_match place) const {
    const bool now = place == area_match::current;
    assessment_row row = blank(t, line.current(), line.has_changed() && now);
    row.subject.indicator = s.key.indicator;
    row.subject.method = s.key.method;
    const indicator& wanted = *programme_.find_indicator(t.indicator);
    row.goal.unit = s.key.unit;
    if (!now) row.subject.area = s.key.area;
    row.subject.history = place == area_match::predecessor;
    const natural_bounds bounds = bounds_of(*programme_.find_indicator(row.subject.indicator),
                                            *programme_.find_unit(row.goal.unit));
    const target_evaluator judge(t, as_of_, observations_, bounds, options_, additional_,
                                 panels_of(s.key.indicator));
    const bool same_kind =
        s.key.indicator == t.indicator
            ? row.goal.unit == wanted.unit.id
            : programme_.find_unit(row.goal.unit)->kind == wanted.unit.kind &&
                  (wanted.unit.id == "milestone") == (row.goal.unit == "milestone");
    if (!same_kind)
      judge.show_not_comparable(row, s);
    else if (place == area_match::predecessor || (now && line.ended))
      judge.show_without_verdict(row, s, verdict::not_assessable,
                                 now ? line.end_reason() : reason::territory_ended);
    else if (place == area_match::unknown)
      judge.show_without_verdict(row, s, verdict::insufficient_data, reason::territory_unknown);
    else
      judge.evaluate(row, s);
    return row;
  }

  /// The panels of an indicator; null where areas are forecast one by one.
  const area_panels* panels_of(const indicator_id& indicator) const {
    const bool changes = std::any_of(changed_.begin(), changed_.end(), [&](const auto& one) {
      return one.first.indicator == indicator;
    });
    return changes && changed_panels_ ? &*changed_panels_ : panels_;
  }

  const programme& programme_;
  const observations& observations_;
  date as_of_;
  const assess_options& options_;
  const series_index& index_;
  const target_areas& areas_;
  const area_panels* panels_;
  const observations* additional_;
  series_overlay changed_;
  std::optional<area_panels> changed_panels_;  ///< of the indicators whose series change
};

/// The warnings about observations. Throws `input_error` that names every observation which does
/// not fit the programme.
TIENDO_INLINE std::vector<diagnostic> require_fit(const observations& all, const programme& p,
                                                  const progress& report = {}) {
  std::vector<diagnostic> found = diagnostics_of(all, p.parts(), report);
  auto faults = of_severity(diagnostic_severity::error, found);
  if (!faults.empty()) throw input_error(std::move(faults));
  return found;
}

TIENDO_INLINE const target& target_named(const target_id& id, const programme& p) {
  const target* t = p.find_target(id);
  if (!t) throw unknown_name(fmt::format("there is no target '{}'", id));
  return *t;
}

TIENDO_INLINE std::shared_ptr<const assessor_state> checked_state(
    std::shared_ptr<const programme> p, std::shared_ptr<const observations> all, date as_of,
    const assess_options& options, const progress& report) {
  if (!p) throw invalid_value("the programme is a null pointer");
  if (!all) throw invalid_value("the observations are a null pointer");
  if (as_of.empty()) throw invalid_value("the day of the assessment is not given");
  check(options);
  std::vector<diagnostic> warnings = p->warnings();
  const auto none_of_the_targets = [&report, total = p->targets().size()](
                                       std::size_t, std::size_t) { return report(0, total); };
  const progress looks = report ? progress(none_of_the_targets) : progress();
  for (diagnostic& d : require_fit(*all, *p, looks)) warnings.push_back(std::move(d));
  const programme& known = *p;
  const observations& figures = *all;
  std::shared_ptr<assessor_state> state(new assessor_state{
      std::move(p), std::move(all), as_of, options, series_index(known, figures, as_of, looks),
      std::move(warnings), target_areas(known, as_of), nullptr});
  if (options.panel) state->panels = std::make_unique<area_panels>(known, state->index, as_of);
  return state;
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE assessor::assessor(std::shared_ptr<const programme> p,
                                 std::shared_ptr<const observations> all, date as_of,
                                 const assess_options& options, const progress& report)
    : state_(detail::checked_state(std::move(p), std::move(all), as_of, options, report)) {}

TIENDO_INLINE std::vector<assessment_row> assessor::rows_for(const target_id& id) const {
  const target& t = detail::target_named(id, *state_->programme);
  if (!t.in_force_on(state_->as_of)) return {};
  return detail::target_assessor(*state_).rows_for(t);
}

TIENDO_INLINE std::vector<assessment_row> assessor::rows_for(const target_id& id,
                                                             const observations& additional) const {
  const target& t = detail::target_named(id, *state_->programme);
  static_cast<void>(detail::require_fit(additional, *state_->programme));
  if (!t.in_force_on(state_->as_of)) return {};
  return detail::target_assessor(*state_, &additional).rows_for(t);
}

TIENDO_INLINE assessment assessor::assess(const progress& report) const {
  const std::vector<target>& targets = state_->programme->targets();
  const detail::target_assessor work(*state_);
  std::vector<std::vector<assessment_row>> rows_of(targets.size());
  std::vector<std::vector<const detail::observed_series*>> used(targets.size());
  detail::for_each_in_threads(targets.size(), state_->options.threads, report, [&](std::size_t i) {
    if (targets[i].in_force_on(state_->as_of)) rows_of[i] = work.rows_for(targets[i], &used[i]);
  });
  std::vector<assessment_row> rows;
  for (std::vector<assessment_row>& some : rows_of)
    std::move(some.begin(), some.end(), std::back_inserter(rows));
  return assessment(state_->programme, state_->observations, state_->as_of, std::move(rows),
                    state_->options, work.unused_by(used), state_->warnings);
}

}  // namespace tiendo::inline v0_1
