// tiendo/narrative/detail/english.hpp: the phrases in English.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "tiendo/core/detail/overloaded.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/narrative/detail/phrases.hpp"

namespace tiendo::inline v0_1::detail {

/// English: numbers with a decimal point and commas between groups of digits, days as 2025-12-31.
class english final : public phrases {
 public:
  number_marks marks() const override { return {'.', ','}; }

  std::string bounds(const interval& x) const override {
    if (x.is_exact()) return rounded(x.low());
    if (!x.finite_high()) return x.finite_low() ? "at least " + rounded(x.low()) : "unknown";
    if (!x.finite_low()) return "at most " + rounded(x.high());
    return fmt::format("{} to {}", rounded(x.low()), rounded(x.high()));
  }

  std::string on(date day) const override { return to_string(day); }
  std::string on(const partial_date& day) const override { return to_string(day); }
  std::string over(const period& p) const override { return to_string(p); }
  const std::string& name(const label& l) const override { return l.text(); }
  const std::string& other_name(const label& l) const override { return l.vi; }
  std::string symbol(const unit_of_measure& unit) const override { return unit.symbol; }

  std::string with_symbol(const std::string& number, const std::string& symbol) const override {
    return symbol.empty() ? number : number + " " + symbol;
  }

  const char* conjunction() const override { return " and "; }
  const char* method_word() const override { return ", method "; }
  const char* tier_word() const override { return ", tier "; }
  const char* published() const override { return "published"; }
  const char* whom() const override { return "for"; }

  std::string word(verdict v) const override { return spaced(std::string(to_string(v))); }
  std::string word(status_basis b) const override { return to_string(b); }
  std::string word(reason r) const override { return spaced(std::string(to_string(r))); }
  std::string word(observation_status s) const override { return std::string(to_string(s)); }
  std::string word(evidence_role r) const override { return to_string(r); }
  std::string word(bindingness b) const override { return to_string(b); }

  std::string word(measures::progress_class c) const override {
    return c == measures::progress_class::insufficient ? "too slow" : measures::to_string(c);
  }

  std::string word(explanation_line line) const override {
    return pick({"target", "striven", "act", "words", "modifies", "as of", "reasons", "age"}, line);
  }

  std::size_t label_width() const override { return 9; }

  std::string rule(const tiendo::rule& r, const std::string& symbol) const override {
    const auto with_unit = [&](double v) { return with_symbol(shortest(v), symbol); };
    const auto change = [&](const char* how, double percent, const std::optional<baseline>& from) {
      return fmt::format("{} {} % from {}", how, shortest(percent),
                         from ? shortest(from->value) : "a baseline that is not given");
    };
    return std::visit(
        overloaded{
            [&](const at_least& x) { return "at least " + with_unit(x.value); },
            [&](const greater_than& x) { return "more than " + with_unit(x.value); },
            [&](const at_most& x) { return "at most " + with_unit(x.value); },
            [&](const less_than& x) { return "less than " + with_unit(x.value); },
            [&](const exactly& x) {
              return x.tolerance > 0 ? with_unit(x.value) + " give or take " + shortest(x.tolerance)
                                     : "exactly " + with_unit(x.value);
            },
            [&](const between& x) {
              return fmt::format("between {} and {}", shortest(x.low), with_unit(x.high));
            },
            [](const within_top& x) {
              return x.field ? fmt::format("among the top {} of {}", x.rank, *x.field)
                             : fmt::format("among the top {}", x.rank);
            },
            [&](const annual_growth_at_least& x) {
              return fmt::format("growth of at least {} % in each year", shortest(x.percent));
            },
            [&](const increase_by& x) { return change("up by", x.percent, x.baseline); },
            [&](const reduce_by& x) { return change("down by", x.percent, x.baseline); },
            [](const checklist& x) {
              return fmt::format("{} of {} items", x.required, x.items.size());
            },
            [](const milestone&) { return std::string("reached"); },
        },
        r);
  }

  std::string goal(const std::string& rule, date due) const override {
    return fmt::format("{} by {}", rule, on(due));
  }

  std::string no_figure(const std::string& name, const std::string& goal) const override {
    return fmt::format("No figure for {}; the target is {}.", name, goal);
  }

  std::string place(const std::string& number, const unit_of_measure* unit,
                    std::optional<std::int64_t> field) const override {
    const std::string shown = with_symbol(number, unit ? symbol(*unit) : "");
    return field ? fmt::format("{} of {}", shown, *field) : shown;
  }

  std::string figure(const std::string& name, const std::string& place, const std::string& period,
                     const std::string& goal) const override {
    return fmt::format("{}: {} ({}), against {}.", name, place, period, goal);
  }

  std::string change_since(const period& base, const interval& pace,
                           const unit_of_measure*) const override {
    return fmt::format("Change since {}: {} a year.", over(base), bounds(pace));
  }

  std::string required(const interval& pace, const unit_of_measure*) const override {
    return fmt::format("Required from there: {} a year.", bounds(pace));
  }

  std::string share_of_required(double ratio) const override {
    return fmt::format("That is {} of the required pace.", rounded(ratio));
  }

  std::string conclusion(verdict v, bool proxy) const override {
    std::string text = word(v);
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text + (proxy ? ", by proxy." : ".");
  }

  std::string sentence(reason r, const reason_facts& facts) const override {
    switch (r) {
      case reason::none:
      case reason::no_ratio:
      case reason::no_observation: return "";
      case reason::met:
        return facts.past_due ? "" : "The level is reached ahead of time and has to hold.";
      case reason::zero_target: return "No ratio: the target is 0.";
      case reason::zero_value: return "No ratio: the value is 0.";
      case reason::sign_change: return "No ratio: a number is negative.";
      case reason::base_equals_target: return "No ratio: baseline and target are equal.";
      case reason::zero_base: return "The baseline is 0, of which no percentage can be taken.";
      case reason::baseline_missing: return "The act gives no baseline to measure the change from.";
      case reason::field_unknown: return "No ratio: the rank's field is not known.";
      case reason::straddles_target:
        return "What is known of the value lies on both sides of the target.";
      case reason::bounds_too_wide:
        return "What is known of the values allows more than one verdict.";
      case reason::single_observation: return "One figure shows no pace.";
      case reason::none_since_enactment:
        return "No figure since the target was set shows a pace towards it.";
      case reason::not_comparable:
        return "The figures cannot be held against each other or against the rule.";
      case reason::conflicting_sources: return "The sources differ by more than rounding.";
      case reason::gap_in_series: return "A year of the window has no figure.";
      case reason::no_longer_attainable:
        return "One year has fallen short, and the rule holds for each.";
      case reason::not_observed_at_due: return "No figure speaks for the due date.";
      case reason::deadline_passed: return "The figure already speaks for the due date.";
      case reason::territory_changed:
        return fmt::format("The target was set for {} and follows its successor {}{}.",
                           facts.target_area, facts.row_area, by(facts.target_area_ended_by));
      case reason::territory_ended:
        if (!facts.row_area_ended) return "The territory no longer exists.";
        return fmt::format("The territory ended on {}{}; its figures are history.",
                           on(*facts.row_area_ended), by(facts.row_area_ended_by));
      case reason::territory_split:
        return fmt::format(
            "The territory was split{} into {}, none of which the target was set for.",
            by(facts.row_area_ended_by), fmt::join(facts.parts, ", "));
      case reason::territory_unknown: return "The source does not say which territory it means.";
      case reason::tier_abolished:
        if (!facts.tier_ends) return "The tier is abolished before the target is due.";
        return fmt::format("The tier '{}' is abolished on {}{}, before the target is due.",
                           facts.tier, on(*facts.tier_ends + days(1)), by(facts.tier_ended_by));
      case reason::saturated: return "The value cannot get any better.";
      case reason::zero_spread: return "All values are equal.";
      case reason::out_of_range: return "A value lies outside of its scale.";
      case reason::coverage_too_low: return "Too few of the parts have a value.";
      case reason::target_missing: return "There is no target to hold the figure against.";
      case reason::standing_still:
        return "Nothing moves, so no multiple of the pace leads to the target.";
      case reason::not_positive: return "The method needs figures above 0.";
      case reason::rule_not_forecast: return "";
      case reason::irregular_series:
        return "No forecast: the figures do not lie at regular distances.";
      case reason::too_few_values: return "No forecast: fewer than two figures are exact.";
      case reason::outside_horizon:
        return "No forecast: the series has no period, or too many, until the due date.";
    }
    return "";
  }

  std::string expected(const period& p, const std::string& median, const interval& central,
                       confidence_level level, std::optional<double> probability) const override {
    std::string text = fmt::format("Expected for {}: {} ({} % interval {} to {})", over(p), median,
                                   rounded(100 * level.probability()), rounded(central.low()),
                                   rounded(central.high()));
    if (probability)
      text += fmt::format("; the chance of meeting the target is {:.0f} %", 100 * *probability);
    return text + ".";
  }

  std::string forecast_together(std::size_t areas) const override {
    return fmt::format("The figures of {} areas were forecast together.", areas);
  }

  std::string reached_but_unlikely() const override {
    return "The level is reached, but the forecast does not expect it to hold until the due date.";
  }

  std::string fast_but_unlikely() const override {
    return "The pace so far suffices, but the forecast does not expect it to last until the due "
           "date.";
  }

  std::string slow_but_likely() const override {
    return "The pace so far does not suffice, but the forecast expects the target to be met.";
  }

  std::string newer(const std::string& place, const period& p) const override {
    return fmt::format(
        "A newer figure, {} ({}), is of another kind of period and not compared with "
        "the others.",
        place, over(p));
  }

  std::string summary(const expected_count& n, confidence_level level) const override {
    std::string text = fmt::format(
        "Of {} targets, {} can be judged: {} met, {} missed, {} open. Expected to be met in time: "
        "{:.1f} ({} % interval {} to {}).",
        n.targets, n.met + n.missed + n.open, n.met, n.missed, n.open, n.expected,
        rounded(100 * level.probability()), n.low, n.high);
    if (n.unknown() > 0) text += fmt::format(" For {} there are not enough figures.", n.unknown());
    return text;
  }

  std::string needed(const std::string& gaps) const override {
    return fmt::format("Needed: {}.", gaps);
  }

  std::string gaps(const std::vector<data_gap>& gaps) const override {
    std::vector<std::string> periods;
    for (const data_gap& g : gaps) periods.push_back(over(g.period));
    const data_gap& g = gaps.front();
    return fmt::format("{} of {}@{}{}{} for {}", g.indicator, g.area.code, on(g.area.valid_from),
                       g.tier.empty() ? "" : tier_word() + g.tier,
                       g.method.empty() ? "" : method_word() + g.method, list(periods));
  }

  std::string heading(const assessment_row& row) const override {
    return fmt::format(
        "{}@{}{}{}{}: {}{}", row.subject.area.code,
        row.subject.area.valid_from ? on(*row.subject.area.valid_from) : "unknown",
        row.subject.method.empty() ? "" : method_word() + row.subject.method,
        row.subject.proxy ? ", proxy " + row.subject.indicator : "",
        row.subject.history ? ", history" : "", to_string(row.judgement.status),
        row.judgement.basis == status_basis::none ? "" : " (" + word(row.judgement.basis) + ")");
  }

  std::string issued(const std::string& act, const partial_date& day) const override {
    return fmt::format("{}, issued {}", act, on(day));
  }

  std::string reasons(const assessment_row& row) const override {
    return fmt::format("{}", fmt::join(row.reason_names(), ", "));
  }

  std::string not_in_force() const override { return "not in force on that day"; }
  std::string age(std::int64_t days) const override { return fmt::format("{} days", days); }
  std::string no_method() const override { return "No method has a verdict."; }

  std::string only_method(const std::string& method, measures::progress_class c) const override {
    return fmt::format("Only {} has a verdict: {}.", method, word(c));
  }

  std::string methods_agree(std::size_t count, measures::progress_class c) const override {
    return fmt::format("All {} verdicts agree: {}.", count, word(c));
  }

  std::string says(const method_assessment& m, const std::string& symbol) const override {
    const bool met = m.progress == measures::progress_class::met;
    const std::string name =
        !m.with_target && m.has_both ? m.method + " without the target" : m.method;
    return fmt::format("{} says {} ({})", name,
                       m.status.empty() || met ? word(*m.progress) : spaced(m.status),
                       looks_at(m, symbol));
  }

  std::string words(method_difference d) const override {
    return pick(
        {"one looks at the level, the other at the rate",
         "the limit and the target ask for different growth",
         "growth alone says nothing of the way that is left", "they begin at different figures",
         "one asks what is required from the latest figure on, the other what was required from "
         "the "
         "base on",
         "one fits all figures, the other looks at the first and the last",
         "one compares levels by extrapolation, the other rates",
         "one counts in percent, the other in amounts",
         "they draw their thresholds at different places"},
        d);
  }

 private:
  static std::string by(const std::string& act) { return act.empty() ? "" : " by " + act; }

  std::string percent(const std::optional<double>& x, double factor = 100) const {
    return x ? rounded(factor * *x) + " %" : "unknown";
  }

  /// The progress formula of a method with its numbers: "growth of 12.7 % a year where 12.91 % lead
  /// to the target".
  std::string looks_at(const method_assessment& m, const std::string& symbol) const {
    using measures::progress_formula;
    const auto level = [&](const std::optional<double>& x) {
      return x ? with_symbol(rounded(*x), symbol) : with_symbol("unknown", symbol);
    };
    if (m.progress == measures::progress_class::met) return "the level is reached";
    if (!m.actual) return word(m.reason);
    switch (m.formula) {
      case progress_formula::growth_rate:
        return fmt::format("progress of {} a year, whatever the target", percent(m.actual));
      case progress_formula::limited_growth_rate:
        return std::isnan(m.limit)
                   ? fmt::format("progress of {} a year, whatever the target", percent(m.actual))
                   : fmt::format("progress of {} a year, held against what the limit of {} leaves",
                                 percent(m.actual), rounded(m.limit));
      case progress_formula::rate_ratio:
        return fmt::format("progress of {} a year where {} lead from the base to the target",
                           percent(m.actual), percent(m.required));
      case progress_formula::extrapolated_ratio:
        return fmt::format("growth that goes on leads to {} where {} are due", level(m.actual),
                           level(m.required));
      case progress_formula::linear_rate_ratio:
        return fmt::format("{} a year where {} lead from the base to the target", level(m.actual),
                           level(m.required));
      case progress_formula::pace_ratio:
        return fmt::format("{} a year where {} a year are required from the latest figure on",
                           level(m.actual), level(m.required));
      case progress_formula::baseline_ratio:
        return fmt::format("{} of the {} from the base to the target", level(m.actual),
                           level(m.required));
      case progress_formula::level_ratio:
        return fmt::format("{} of {}", level(m.actual), level(m.required));
      case progress_formula::reduction_rate_ratio:
        return fmt::format("a rate of {} a year through all figures where {} are required",
                           percent(m.actual, 1), percent(m.required, 1));
      case progress_formula::anticipated_ratio:
        return fmt::format("a line through all figures leads to {} where {} are due",
                           level(m.actual), level(m.required));
      case progress_formula::standardised_distance: break;
    }
    return "";
  }
};

}  // namespace tiendo::inline v0_1::detail
