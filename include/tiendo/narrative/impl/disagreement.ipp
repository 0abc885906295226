// tiendo/narrative/impl/disagreement.ipp: bodies of tiendo/narrative/disagreement.hpp.
#pragma once

#include "tiendo/narrative/disagreement.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"
#include "tiendo/narrative/wording.hpp"

namespace tiendo::detail {

TIENDO_INLINE std::optional<measures::progress_class> reading_of_ratio(measures::progress_formula q,
                                                                       double ratio) {
  using measures::progress_formula;
  if (q == progress_formula::level_ratio) return std::nullopt;
  if (ratio < 0) return measures::progress_class::regressing;
  if (q == progress_formula::baseline_ratio) return std::nullopt;
  return ratio >= 1 ? measures::progress_class::on_course : measures::progress_class::insufficient;
}

TIENDO_INLINE method_assessment verdict_of(const measures::method& m, const measures::rating& by,
                                           const measures::method_result& r,
                                           const measures::progress_input& f) {
  method_assessment v{m.name,
                      measures::detail::needs_target(by.formula),
                      m.with_target && m.without_target,
                      by.formula,
                      r.ratio,
                      r.score,
                      r.label(),
                      r.progress(),
                      r.reason,
                      r.actual,
                      r.required,
                      f.base.time,
                      f.limit};
  std::vector<measures::timed_value> rounded;
  v.base_time = measures::detail::adjusted(m.adjustment, f, rounded).base.time;
  if (r.reason == reason::met)
    v.progress = measures::progress_class::met;
  else if (by.classes.empty() && r.ratio)
    v.progress = reading_of_ratio(by.formula, *r.ratio);
  return v;
}

}  // namespace tiendo::detail

namespace tiendo {

TIENDO_INLINE double dispersion_of(const std::vector<method_assessment>& verdicts) {
  double sum = 0, pairs = 0;
  for (std::size_t i = 0; i < verdicts.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      if (!verdicts[i].progress || !verdicts[j].progress) continue;
      sum += std::abs(static_cast<int>(*verdicts[i].progress) -
                      static_cast<int>(*verdicts[j].progress));
      ++pairs;
    }
  return pairs > 0 ? sum / pairs / 3 : 0;
}

}  // namespace tiendo

namespace tiendo::detail {

TIENDO_INLINE std::string in_words(measures::progress_class o) {
  return o == measures::progress_class::insufficient ? "too slow" : to_string(o);
}

/// What a method looks at, in the words of the explanation.
class method_words {
 public:
  explicit method_words(std::string symbol) : symbol_(std::move(symbol)) {}

  /// "eurostat says significant (growth of 12.7 % a year where 12.91 % lead to the target)".
  std::string says(const method_assessment& v) const {
    const bool met = v.progress == measures::progress_class::met;
    const std::string word = v.status.empty() || met ? in_words(*v.progress) : spaced(v.status);
    return fmt::format("{} says {} ({})", name(v), word, looks_at(v));
  }

  std::string name(const method_assessment& v) const {
    return !v.with_target && v.has_both ? v.method + " without the target" : v.method;
  }

  static std::string spaced(std::string text) {
    for (char& c : text)
      if (c == '_') c = ' ';
    return text;
  }

 private:
  std::string level(const std::optional<double>& x) const {
    const std::string number = x ? plain(*x) : "unknown";
    return symbol_.empty() ? number : number + " " + symbol_;
  }
  static std::string percent(const std::optional<double>& x, double factor = 100) {
    return x ? plain(factor * *x) + " %" : "unknown";
  }

  std::string looks_at(const method_assessment& v) const {
    using measures::progress_formula;
    if (v.progress == measures::progress_class::met) return "the level is reached";
    if (!v.actual) return spaced(std::string(to_string(v.reason)));
    switch (v.formula) {
      case progress_formula::growth_rate:
        return fmt::format("progress of {} a year, whatever the target", percent(v.actual));
      case progress_formula::limited_growth_rate:
        return std::isnan(v.limit)
                   ? fmt::format("progress of {} a year, whatever the target", percent(v.actual))
                   : fmt::format("progress of {} a year, held against what the limit of {} leaves",
                                 percent(v.actual), plain(v.limit));
      case progress_formula::rate_ratio:
        return fmt::format("progress of {} a year where {} lead from the base to the target",
                           percent(v.actual), percent(v.required));
      case progress_formula::extrapolated_ratio:
        return fmt::format("growth that goes on leads to {} where {} are due", level(v.actual),
                           level(v.required));
      case progress_formula::linear_rate_ratio:
        return fmt::format("{} a year where {} lead from the base to the target", level(v.actual),
                           level(v.required));
      case progress_formula::pace_ratio:
        return fmt::format("{} a year where {} a year are required from the latest figure on",
                           level(v.actual), level(v.required));
      case progress_formula::baseline_ratio:
        return fmt::format("{} of the {} from the base to the target", level(v.actual),
                           level(v.required));
      case progress_formula::level_ratio:
        return fmt::format("{} of {}", level(v.actual), level(v.required));
      case progress_formula::reduction_rate_ratio:
        return fmt::format("a rate of {} a year through all figures where {} are required",
                           percent(v.actual, 1), percent(v.required, 1));
      case progress_formula::anticipated_ratio:
        return fmt::format("a line through all figures leads to {} where {} are due",
                           level(v.actual), level(v.required));
      case progress_formula::standardised_distance: break;
    }
    return "";
  }

  std::string symbol_;
};

TIENDO_INLINE std::string difference_between(const method_assessment& a,
                                             const method_assessment& b) {
  using measures::progress_formula;
  if (a.progress == measures::progress_class::met || b.progress == measures::progress_class::met)
    return "one looks at the level, the other at the rate";
  const auto either = [&](auto is) { return is(a.formula) || is(b.formula); };
  if (a.with_target != b.with_target) {
    const bool limited =
        either([](progress_formula q) { return q == progress_formula::limited_growth_rate; });
    return limited ? "the limit and the target ask for different growth"
                   : "growth alone says nothing of the way that is left";
  }
  if (a.base_time != b.base_time) return "they begin at different figures";
  if (either([](progress_formula q) { return q == progress_formula::pace_ratio; }))
    return "one asks what is required from the latest figure on, the other what was required from "
           "the base on";
  if (either([](progress_formula q) {
        return q == progress_formula::reduction_rate_ratio ||
               q == progress_formula::anticipated_ratio;
      }))
    return "one fits all figures, the other looks at the first and the last";
  if (either([](progress_formula q) { return q == progress_formula::extrapolated_ratio; }))
    return "one compares levels by extrapolation, the other rates";
  if (a.formula != b.formula) return "one counts in percent, the other in amounts";
  return "they draw their thresholds at different places";
}

}  // namespace tiendo::detail

namespace tiendo {

TIENDO_INLINE std::string explain_differences(const std::vector<method_assessment>& verdicts,
                                              const std::string& symbol) {
  const method_assessment *best = nullptr, *worst = nullptr;
  const auto weight = [](const method_assessment& v) {
    return (v.formula == measures::progress_formula::pace_ratio ? 4 : 0) + (v.with_target ? 2 : 0) +
           (v.status.empty() ? 0 : 1);
  };
  std::size_t readings = 0;
  for (const method_assessment& v : verdicts) {
    if (!v.progress) continue;
    ++readings;
    const auto preferred = [&](const method_assessment* other) {
      return v.progress == other->progress && weight(v) > weight(*other);
    };
    if (!best || *v.progress > *best->progress || preferred(best)) best = &v;
    if (!worst || *v.progress < *worst->progress || preferred(worst)) worst = &v;
  }
  if (!best) return "No method has a verdict.";
  const std::string word = detail::in_words(*best->progress);
  if (best->progress == worst->progress)
    return readings == 1 ? fmt::format("Only {} has a verdict: {}.", best->method, word)
                         : fmt::format("All {} verdicts agree: {}.", readings, word);
  const detail::method_words words(symbol);
  return fmt::format("{}, {}: {}.", words.says(*best), words.says(*worst),
                     detail::difference_between(*best, *worst));
}

}  // namespace tiendo
