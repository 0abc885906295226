// tiendo/narrative/impl/wording.ipp: bodies of tiendo/narrative/wording.hpp.
#pragma once

#include "tiendo/narrative/wording.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/assessment/need.hpp"
#include "tiendo/assessment/prospect.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/rule.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/tier.hpp"

namespace tiendo::detail {

TIENDO_INLINE std::string plain(double x) {
  std::string text = fmt::format("{:.{}f}", x, std::abs(x) < 1 ? 4 : 2);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

TIENDO_INLINE std::string plain(const interval& x) {
  if (x.is_exact()) return plain(x.low());
  if (!x.finite_high()) return x.finite_low() ? "at least " + plain(x.low()) : "unknown";
  if (!x.finite_low()) return "at most " + plain(x.high());
  return fmt::format("{} to {}", plain(x.low()), plain(x.high()));
}

TIENDO_INLINE std::string row_narrator::sentence(const assessment_row& row) const {
  std::string text = figure(row) + pace(row) + conclusion(row) + cause(row) + expectation(row);
  const std::string need = describe_data_gaps(data_gaps_of(row, target_, as_of_));
  if (!need.empty()) text += " Needed: " + need + ".";
  return text;
}

TIENDO_INLINE std::string row_narrator::with_symbol(const std::string& number,
                                                    const assessment_row& row) const {
  const unit_of_measure* unit = programme_.find_unit(row.unit);
  return unit && !unit->symbol.empty() ? number + " " + unit->symbol : number;
}

TIENDO_INLINE std::string row_narrator::figure(const assessment_row& row) const {
  const indicator* wanted = programme_.find_indicator(target_.indicator);
  const std::string rule = describe(target_.rule, wanted->unit.symbol);
  const std::string goal = fmt::format("{} by {}", rule, to_string(target_.due));
  if (!row.latest)
    return fmt::format("No figure for {}; the target is {}.", wanted->name.text(), goal);
  const latest_figure& latest = *row.latest;
  const std::string number = latest.value && latest.bounds.is_exact()
                                 ? fmt::format("{}", *latest.value)
                                 : plain(latest.bounds);
  std::string place = with_symbol(number, row);
  if (latest.field) place += fmt::format(" of {}", *latest.field);
  return fmt::format(
      "{}: {} ({}{}{}), against {}.", programme_.find_indicator(row.indicator)->name.text(), place,
      to_string(latest.period), row.method.empty() ? "" : ", method " + row.method,
      latest.status == observation_status::final ? ""
                                                 : fmt::format(", {}", to_string(latest.status)),
      goal);
}

TIENDO_INLINE std::string row_narrator::pace(const assessment_row& row) const {
  std::string text;
  if (row.actual_pace && row.base)
    text +=
        fmt::format(" Change since {}: {} a year.", to_string(*row.base), plain(*row.actual_pace));
  if (row.required_pace)
    text += fmt::format(" Required from there: {} a year.", plain(*row.required_pace));
  if (row.pace_ratio && row.pace_ratio->is_exact())
    text += fmt::format(" That is {} of the required pace.", plain(row.pace_ratio->low()));
  return text;
}

TIENDO_INLINE std::string row_narrator::expectation(const assessment_row& row) const {
  if (!row.outlook) return "";
  const auto& [over, median, central] = row.outlook->at_due();
  std::string text =
      fmt::format(" Expected for {}: {} (80 % interval {} to {})", to_string(over),
                  with_symbol(plain(median), row), plain(central.low()), plain(central.high()));
  if (row.outlook->probability)
    text += fmt::format("; the chance of meeting the target is {:.0f} %",
                        100 * *row.outlook->probability);
  return text + ".";
}

TIENDO_INLINE std::string row_narrator::conclusion(const assessment_row& row) const {
  std::string name(to_string(row.status));
  for (char& c : name)
    if (c == '_') c = ' ';
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return fmt::format(" {}{}.", name, row.proxy ? ", by proxy" : "");
}

TIENDO_INLINE std::string row_narrator::cause(const assessment_row& row) const {
  std::string text;
  for (const reason r : row.reasons) text += words(r, row);
  return text;
}

TIENDO_INLINE std::string row_narrator::words(reason r, const assessment_row& row) const {
  switch (r) {
    case reason::none:
    case reason::no_ratio: return "";
    case reason::met:
      return as_of_ > target_.due ? "" : " The level is reached ahead of time and has to hold.";
    case reason::zero_target: return " No ratio: the target is 0.";
    case reason::zero_value: return " No ratio: the value is 0.";
    case reason::sign_change: return " No ratio: a number is negative.";
    case reason::base_equals_target: return " No ratio: baseline and target are equal.";
    case reason::zero_base: return " The baseline is 0, of which no percentage can be taken.";
    case reason::baseline_missing: return " The act gives no baseline to measure the change from.";
    case reason::field_unknown: return " No ratio: the rank's field is not known.";
    case reason::straddles_target:
      return " What is known of the value lies on both sides of the target.";
    case reason::bounds_too_wide:
      return " What is known of the values allows more than one verdict.";
    case reason::single_observation: return " One figure shows no pace.";
    case reason::none_since_enactment:
      return " No figure since the target was set shows a pace towards it.";
    case reason::not_comparable:
      return " The figures cannot be held against each other or against the rule.";
    case reason::conflicting_sources: return " The sources differ by more than rounding.";
    case reason::gap_in_series: return " A year of the window has no figure.";
    case reason::no_longer_attainable:
      return " One year has fallen short, and the rule holds for each.";
    case reason::not_observed_at_due: return " No figure speaks for the due date.";
    case reason::deadline_passed: return " The figure already speaks for the due date.";
    case reason::no_observation: return "";
    case reason::territory_changed: return territory_words(row);
    case reason::territory_ended: return ended_words(row);
    case reason::territory_split: return split_words(row);
    case reason::territory_unknown: return " The source does not say which territory it means.";
    case reason::tier_abolished: return tier_words();
    case reason::saturated: return " The value cannot get any better.";
    case reason::zero_spread: return " All values are equal.";
    case reason::out_of_range: return " A value lies outside of its scale.";
    case reason::coverage_too_low: return " Too few of the parts have a value.";
    case reason::target_missing: return " There is no target to hold the figure against.";
    case reason::standing_still:
      return " Nothing moves, so no multiple of the pace leads to the target.";
    case reason::not_positive: return " The method needs figures above 0.";
  }
  return "";
}

TIENDO_INLINE std::string row_narrator::act_words(const std::string& act) const {
  return act.empty() ? "" : fmt::format(" by {}", act);
}

TIENDO_INLINE std::string row_narrator::territory_words(const assessment_row& row) const {
  const area* before = programme_.find_area(target_.scope.area);
  return fmt::format(" The target was set for {} and follows its successor {}{}.",
                     to_string(target_.scope.area), to_string(row.area),
                     before ? act_words(before->ended_by) : "");
}

TIENDO_INLINE std::string row_narrator::ended_words(const assessment_row& row) const {
  const auto id = row.area.id();
  const area* own = id ? programme_.find_area(*id) : nullptr;
  if (!own || !own->valid_to) return " The territory no longer exists.";
  return fmt::format(" The territory ended on {}{}; its figures are history.",
                     to_string(*own->valid_to), act_words(own->ended_by));
}

TIENDO_INLINE std::string row_narrator::split_words(const assessment_row& row) const {
  const area* own = programme_.find_area(*row.area.id());
  std::vector<std::string> parts;
  for (const area_id& id : own->split_into) parts.push_back(to_string(id));
  return fmt::format(" The territory was split{} into {}, none of which the target was set for.",
                     act_words(own->ended_by), fmt::join(parts, ", "));
}

TIENDO_INLINE std::string row_narrator::tier_words() const {
  const tier* own = programme_.find_tier(target_.scope.tier);
  return fmt::format(" The tier '{}' is abolished on {}{}, before the target is due.",
                     own->name.text(), to_string(*own->valid_to + days(1)),
                     act_words(own->ended_by));
}

}  // namespace tiendo::detail
