// tiendo/measures/path.hpp: ways from a base to a target, and the levels they pass.
#pragma once

#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "tiendo/measures/figures.hpp"
#include "tiendo/measures/reason.hpp"

namespace tiendo::measures {

/// How a path runs: by equal amounts, by equal percentages, or in an S below a cap.
enum class path_shape { linear, geometric, logistic };

/// A number, or the reason why there is none.
struct number_or_reason {
  std::optional<double> value;
  tiendo::reason reason = tiendo::reason::none;
};

/// A path from `from` to `to`: the straight line on the scale on which its shape is straight,
///
///     linear y,   geometric ln |y|,   logistic ln(y / (cap - y)).
///
class path {
 public:
  /// The path, or the reason why it does not exist: `single_observation` or `target_missing` where
  /// an end is unknown, `deadline_passed` where no time lies between them, `zero_base`,
  /// `zero_target` or `sign_change` for a geometric path, `out_of_range` for a logistic one whose
  /// ends do not lie within 0 and its cap.
  static std::pair<std::optional<path>, reason> between(path_shape shape, dated from, dated to,
                                                        double cap = unknown) {
    const reason why = obstacle(shape, from, to, cap);
    if (why != reason::none) return {std::nullopt, why};
    return {path(shape, from, to, cap), why};
  }

  /// The level at a time, beyond the ends too. Worked: 68 (2018) to 99 (2025), linear, in 2019:
  /// 72.428571; 100 (2020) to 400 (2022), geometric, in 2021: 200; 20 to 80 of 100, logistic,
  /// halfway: 50.
  double at(double time) const {
    if (time == from_.time) return from_.value;
    if (time == to_.time) return to_.value;
    return back(scaled(from_.value) + slope() * (time - from_.time));
  }

  /// The levels at the end of every `step` (in years) after the base, the target's own at the end.
  std::vector<dated> checkpoints(double step = 1) const {
    std::vector<dated> result;
    if (!(step > 0) || (to_.time - from_.time) / step > most_checkpoints) return result;
    for (double i = 1; from_.time + i * step < to_.time; ++i)
      result.push_back({from_.time + i * step, at(from_.time + i * step)});
    result.push_back(to_);
    return result;
  }

  /// How many times faster than so far it has to go from `latest` on to arrive in time:
  /// required pace over actual pace, both on the scale of the shape; negative where it has to turn
  /// round, at most 1 on the path or ahead of it. Undefined where the target is reached exactly or
  /// no time is left, and `standing_still` where nothing has moved. Worked: 15.38 (2022), 22
  /// (2025), 25 by 2026, linear: 3 a year after 2.2067, so 1.359517.
  number_or_reason acceleration(dated latest) const {
    if (std::isnan(latest.time) || std::isnan(latest.value))
      return {std::nullopt, reason::no_observation};
    if (latest.time <= from_.time) return {std::nullopt, reason::single_observation};
    if (latest.time >= to_.time) return {std::nullopt, reason::deadline_passed};
    if (const reason why = obstacle(shape_, from_, latest, cap_); why != reason::none)
      return {std::nullopt, why};
    if (latest.value == to_.value) return {std::nullopt, reason::met};
    const double actual = (scaled(latest.value) - scaled(from_.value)) / (latest.time - from_.time);
    const double required = (scaled(to_.value) - scaled(latest.value)) / (to_.time - latest.time);
    if (latest.value == from_.value || actual == 0) return {std::nullopt, reason::standing_still};
    if (!std::isfinite(required / actual)) return {std::nullopt, reason::not_comparable};
    return {required / actual, reason::none};
  }

 private:
  static constexpr double most_checkpoints = 100000;

  path(path_shape shape, dated from, dated to, double cap)
      : shape_(shape), from_(from), to_(to), cap_(cap) {}

  static reason obstacle(path_shape shape, dated from, dated to, double cap) {
    if (std::isnan(from.value) || std::isnan(from.time)) return reason::single_observation;
    if (std::isnan(to.value) || std::isnan(to.time)) return reason::target_missing;
    for (const double x : {from.value, from.time, to.value, to.time})
      if (std::isinf(x)) return reason::not_comparable;
    if (to.time <= from.time) return reason::deadline_passed;
    if (shape == path_shape::geometric) {
      if (from.value == 0) return reason::zero_base;
      if (to.value == 0) return reason::zero_target;
      if ((from.value < 0) != (to.value < 0)) return reason::sign_change;
    }
    const auto inside = [cap](double y) { return 0 < y && y < cap; };
    if (shape == path_shape::logistic &&
        !(std::isfinite(cap) && inside(from.value) && inside(to.value)))
      return reason::out_of_range;
    return reason::none;
  }

  double slope() const {
    return (scaled(to_.value) - scaled(from_.value)) / (to_.time - from_.time);
  }

  double scaled(double y) const {
    switch (shape_) {
      case path_shape::linear: return y;
      case path_shape::geometric: return std::log(std::abs(y));
      case path_shape::logistic: return std::log(y / (cap_ - y));
    }
    return unknown;
  }

  double back(double z) const {
    switch (shape_) {
      case path_shape::linear: return z;
      case path_shape::geometric: return std::copysign(std::exp(z), from_.value);
      case path_shape::logistic: return cap_ / (1 + std::exp(-z));
    }
    return unknown;
  }

  path_shape shape_;
  dated from_;
  dated to_;
  double cap_;
};

}  // namespace tiendo::measures
