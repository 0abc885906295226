// tiendo/measures/path.hpp: target paths from a base to a target, and their intermediate values.
#pragma once

#include <vector>

#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

/// The shape of a path: equal amounts (linear), equal percentages (geometric), or an S-shaped curve
/// below a cap (logistic).
enum class path_shape { linear, geometric, logistic };

/// A path from `from` to `to`: the straight line on the scale of its shape,
///
///     linear y,   geometric ln |y|,   logistic ln(y / (cap - y)).
///
class path {
 public:
  /// The path, or the reason why it does not exist: `single_observation` or `target_missing` if an
  /// end is unknown, `deadline_passed` if the target is not later than the base, `zero_base`,
  /// `zero_target` or `sign_change` for a geometric path, `out_of_range` for a logistic path whose
  /// ends are not between 0 and its cap.
  static outcome<path> between(path_shape shape, timed_value from, timed_value to,
                               double cap = missing_value);

  /// The value at a time, also beyond the ends. Worked: 68 (2018) to 99 (2025), linear, in 2019:
  /// 72.428571; 100 (2020) to 400 (2022), geometric, in 2021: 200; 20 to 80 of 100, logistic,
  /// halfway: 50.
  double at(double time) const;

  /// The values after every `step` (in years) from the base, and the target value at the end.
  std::vector<timed_value> checkpoints(double step = 1) const;

  /// The required acceleration from `latest` on: the required divided by the actual rate of change,
  /// both on the scale of the shape. It is negative if the direction has to be reversed, and at
  /// most 1 on the path or ahead of it. Undefined if the target is reached exactly or no time is
  /// left, and, with `standing_still`, if the value has not changed. Worked: 15.38 (2022), 22
  /// (2025), 25 by 2026, linear: 3 a year are required after 2.2067, so the result is 1.359517.
  outcome<double> acceleration(timed_value latest) const;

 private:
  static constexpr double most_checkpoints = 100000;

  path(path_shape shape, timed_value from, timed_value to, double cap)
      : shape_(shape), from_(from), to_(to), cap_(cap) {}

  static reason obstacle(path_shape shape, timed_value from, timed_value to, double cap);

  double slope() const {
    return (scaled(to_.value) - scaled(from_.value)) / (to_.time - from_.time);
  }

  double scaled(double y) const;

  double back(double z) const;

  path_shape shape_;
  timed_value from_;
  timed_value to_;
  double cap_;
};

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/path.ipp"
#endif
