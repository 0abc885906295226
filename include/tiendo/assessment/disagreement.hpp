// tiendo/assessment/disagreement.hpp: how far methods differ on one series, and why, in words.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/assessment/wording.hpp"
#include "tiendo/measures/method.hpp"

namespace tiendo {

/// What one method says of one series. `reading` is its class on the scale of all methods, where
/// the method has classes or its ratio means one (docs/decisions/0024).
struct method_verdict {
  std::string method;
  bool with_target = true;
  bool has_both = false;  ///< it rates figures with and without a target differently
  measures::quantity quantity = measures::quantity::rate_ratio;
  std::optional<double> ratio;
  std::optional<double> score;
  std::string status;
  std::optional<measures::outlook> reading;
  tiendo::reason reason = tiendo::reason::none;
  std::optional<double> actual;
  std::optional<double> required;
  double base_time = measures::unknown;  ///< where the method begins
  double limit = measures::unknown;      ///< the natural limit it was given
};

namespace detail {

/// The reading of a ratio without classes: 1 arrives in time, below 0 moves away. How much of a
/// level is reached says nothing of the time, so it is a reading only where it is met or turns
/// back.
inline std::optional<measures::outlook> reading_of_ratio(measures::quantity q, double ratio) {
  using measures::quantity;
  if (q == quantity::level_ratio) return std::nullopt;
  if (ratio < 0) return measures::outlook::away;
  if (q == quantity::baseline_ratio) return std::nullopt;
  return ratio >= 1 ? measures::outlook::toward : measures::outlook::too_slow;
}

inline method_verdict verdict_of(const measures::method& m, const measures::rating& by,
                                 const measures::method_result& r, const measures::figures& f) {
  method_verdict v{m.name,
                   measures::needs_target(by.quantity),
                   m.with_target && m.without_target,
                   by.quantity,
                   r.ratio,
                   r.score,
                   r.label(),
                   r.reading(),
                   r.reason,
                   r.actual,
                   r.required,
                   f.base.time,
                   f.limit};
  if (m.patch) v.base_time = m.patch(f).base.time;
  if (r.reason == reason::met)
    v.reading = measures::outlook::met;
  else if (by.classes.empty() && r.ratio)
    v.reading = reading_of_ratio(by.quantity, *r.ratio);
  return v;
}

}  // namespace detail

/// How far the readings lie apart: the mean distance between any two of them on the scale away, too
/// slow, toward, met, as a share of its length; 0 where all agree, at most 2/3 for many methods.
/// Worked: away, toward, toward: (2 + 2 + 0) / 3 pairs / 3 steps = .444.
inline double disagreement_of(const std::vector<method_verdict>& verdicts) {
  double sum = 0, pairs = 0;
  for (std::size_t i = 0; i < verdicts.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      if (!verdicts[i].reading || !verdicts[j].reading) continue;
      sum +=
          std::abs(static_cast<int>(*verdicts[i].reading) - static_cast<int>(*verdicts[j].reading));
      ++pairs;
    }
  return pairs > 0 ? sum / pairs / 3 : 0;
}

namespace detail {

inline std::string in_words(measures::outlook o) {
  return o == measures::outlook::too_slow ? "too slow" : to_string(o);
}

/// What a method looks at, in the words of the explanation.
class method_words {
 public:
  explicit method_words(std::string symbol) : symbol_(std::move(symbol)) {}

  /// "eurostat says significant (growth of 12.7 % a year where 12.91 % lead to the target)".
  std::string says(const method_verdict& v) const {
    const bool met = v.reading == measures::outlook::met;
    const std::string word = v.status.empty() || met ? in_words(*v.reading) : spaced(v.status);
    return fmt::format("{} says {} ({})", name(v), word, looks_at(v));
  }

  std::string name(const method_verdict& v) const {
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

  std::string looks_at(const method_verdict& v) const {
    using measures::quantity;
    if (v.reading == measures::outlook::met) return "the level is reached";
    if (!v.actual) return spaced(std::string(to_string(v.reason)));
    switch (v.quantity) {
      case quantity::growth_rate:
        return fmt::format("progress of {} a year, whatever the target", percent(v.actual));
      case quantity::limited_growth_rate:
        return std::isnan(v.limit)
                   ? fmt::format("progress of {} a year, whatever the target", percent(v.actual))
                   : fmt::format("progress of {} a year, held against what the limit of {} leaves",
                                 percent(v.actual), plain(v.limit));
      case quantity::rate_ratio:
        return fmt::format("progress of {} a year where {} lead from the base to the target",
                           percent(v.actual), percent(v.required));
      case quantity::extrapolated_ratio:
        return fmt::format("growth that goes on leads to {} where {} are due", level(v.actual),
                           level(v.required));
      case quantity::linear_rate_ratio:
        return fmt::format("{} a year where {} lead from the base to the target", level(v.actual),
                           level(v.required));
      case quantity::pace_ratio:
        return fmt::format("{} a year where {} a year are required from the latest figure on",
                           level(v.actual), level(v.required));
      case quantity::baseline_ratio:
        return fmt::format("{} of the {} from the base to the target", level(v.actual),
                           level(v.required));
      case quantity::level_ratio:
        return fmt::format("{} of {}", level(v.actual), level(v.required));
      case quantity::reduction_rate_ratio:
        return fmt::format("a rate of {} a year through all figures where {} are required",
                           percent(v.actual, 1), percent(v.required, 1));
      case quantity::anticipated_ratio:
        return fmt::format("a line through all figures leads to {} where {} are due",
                           level(v.actual), level(v.required));
      case quantity::standardised_distance: break;
    }
    return "";
  }

  std::string symbol_;
};

/// What sets two methods apart, the most telling difference first.
inline std::string difference_between(const method_verdict& a, const method_verdict& b) {
  using measures::quantity;
  if (a.reading == measures::outlook::met || b.reading == measures::outlook::met)
    return "one looks at the level, the other at the rate";
  const auto either = [&](auto is) { return is(a.quantity) || is(b.quantity); };
  if (a.with_target != b.with_target) {
    const bool limited = either([](quantity q) { return q == quantity::limited_growth_rate; });
    return limited ? "the limit and the target ask for different growth"
                   : "growth alone says nothing of the way that is left";
  }
  if (a.base_time != b.base_time) return "they begin at different figures";
  if (either([](quantity q) { return q == quantity::pace_ratio; }))
    return "one asks what is required from the latest figure on, the other what was required from "
           "the base on";
  if (either([](quantity q) {
        return q == quantity::reduction_rate_ratio || q == quantity::anticipated_ratio;
      }))
    return "one fits all figures, the other looks at the first and the last";
  if (either([](quantity q) { return q == quantity::extrapolated_ratio; }))
    return "one compares levels by extrapolation, the other rates";
  if (a.quantity != b.quantity) return "one counts in percent, the other in amounts";
  return "they draw their thresholds at different places";
}

}  // namespace detail

/// One sentence on why the methods differ: the most and the least favourable of them, what each
/// looks at, and what sets them apart; of several, those that look at the target and have classes,
/// and the pace before all.
inline std::string why_they_differ(const std::vector<method_verdict>& verdicts,
                                   const std::string& symbol) {
  const method_verdict *best = nullptr, *worst = nullptr;
  const auto weight = [](const method_verdict& v) {
    return (v.quantity == measures::quantity::pace_ratio ? 4 : 0) + (v.with_target ? 2 : 0) +
           (v.status.empty() ? 0 : 1);
  };
  std::size_t readings = 0;
  for (const method_verdict& v : verdicts) {
    if (!v.reading) continue;
    ++readings;
    const auto preferred = [&](const method_verdict* other) {
      return v.reading == other->reading && weight(v) > weight(*other);
    };
    if (!best || *v.reading > *best->reading || preferred(best)) best = &v;
    if (!worst || *v.reading < *worst->reading || preferred(worst)) worst = &v;
  }
  if (!best) return "No method has a verdict.";
  const std::string word = detail::in_words(*best->reading);
  if (best->reading == worst->reading)
    return readings == 1 ? fmt::format("Only {} has a verdict: {}.", best->method, word)
                         : fmt::format("All {} verdicts agree: {}.", readings, word);
  const detail::method_words words(symbol);
  return fmt::format("{}, {}: {}.", words.says(*best), words.says(*worst),
                     detail::difference_between(*best, *worst));
}

}  // namespace tiendo
