// tiendo/measures/path.hpp: ways from a base to a target, and the levels they pass.
#pragma once

#include <vector>

#include "tiendo/core/outcome.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

/// How a path runs: by equal amounts, by equal percentages, or in an S below a cap.
enum class path_shape { linear, geometric, logistic };

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
  static outcome<path> between(path_shape shape, timed_value from, timed_value to,
                               double cap = unknown);

  /// The level at a time, beyond the ends too. Worked: 68 (2018) to 99 (2025), linear, in 2019:
  /// 72.428571; 100 (2020) to 400 (2022), geometric, in 2021: 200; 20 to 80 of 100, logistic,
  /// halfway: 50.
  double at(double time) const;

  /// The levels at the end of every `step` (in years) after the base, the target's own at the end.
  std::vector<timed_value> checkpoints(double step = 1) const;

  /// How many times faster than so far it has to go from `latest` on to arrive in time:
  /// required pace over actual pace, both on the scale of the shape; negative where it has to turn
  /// round, at most 1 on the path or ahead of it. Undefined where the target is reached exactly or
  /// no time is left, and `standing_still` where nothing has moved. Worked: 15.38 (2022), 22
  /// (2025), 25 by 2026, linear: 3 a year after 2.2067, so 1.359517.
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
