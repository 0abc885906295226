// Random figures, and the properties that every method is held against.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "support/near.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/measures/method.hpp"

namespace support {

using namespace tiendo;
using namespace tiendo::measures;

/// The number of an outcome that is exact.
inline std::optional<double> exact(const outcome<interval>& x) {
  return x ? x->value() : std::nullopt;
}

using method_function = method_result (*)(const progress_input&, policy);

inline method_result ours(method_function apply, const progress_input& f) {
  return apply(f, policy::strict);
}

/// A series with its target; the course owns what `figures` refers to.
struct random_case {
  std::vector<timed_value> course;
  double target_time = 0, target = 0;
  direction better = direction::increase;
  double limit = missing_value, spread = missing_value;

  progress_input with(double scale = 1, double mirror = 1, double beyond = 0) {
    scaled_ = course;
    scaled_.back().value += (better == direction::decrease ? -1 : 1) * beyond;
    for (timed_value& d : scaled_) d.value *= scale * mirror;
    progress_input f{
        scaled_.front(), scaled_.back(), {target_time, target * scale * mirror}, better};
    if (mirror < 0)
      f.direction = better == direction::increase ? direction::decrease : direction::increase;
    f.limit = limit * scale;
    f.standard_deviation = spread * scale;
    f.series = scaled_;
    return f;
  }

 private:
  std::vector<timed_value> scaled_;
};

inline random_case throw_case(dice& d) {
  random_case c;
  c.better = d.whole(0, 1) ? direction::increase : direction::decrease;
  double time = d.whole(2000, 2015);
  const int points = d.whole(2, 6);
  for (int i = 0; i < points; ++i, time += d.whole(1, 4))
    c.course.push_back({time, d.between(1, 200)});
  c.target_time = time + d.whole(1, 10);
  c.target = d.between(1, 200);
  if (d.whole(0, 1)) c.limit = d.between(1, 300);
  c.spread = d.between(.5, 20);
  return c;
}

/// Equal numbers, classes and reasons; `exactly` to the last bit, else within 1e-9.
inline void check_same(const method_result& a, const method_result& b, bool exactly,
                       const rating& by) {
  REQUIRE(a.ratio.has_value() == b.ratio.has_value());
  CHECK(a.reason == b.reason);
  bool beside_a_cut = false;
  if (a.ratio) {
    if (exactly)
      CHECK(*a.ratio == *b.ratio);
    else
      CHECK(*a.ratio == doctest::Approx(*b.ratio).epsilon(1e-9));
    for (const threshold& c : by.classes.thresholds())
      beside_a_cut |= std::abs(*a.ratio - c.at) < 1e-9;
  }
  if (exactly || !beside_a_cut) CHECK(a.status == b.status);
}

/// Which properties a method has.
struct properties {
  bool mirrors = true;      ///< the same after a change of sign of all values and of the direction
  bool exact_units = true;  ///< the same to the last bit after a factor of a power of two
  bool only_ahead = false;  ///< monotone only where the target lies ahead of the base
};

/// 10,000 random cases: no number without a class where there are classes, none missing without a
/// reason; the same in any unit; the same in a mirror; never worse where the latest value is
/// better.
inline void check_properties(method_function apply, std::uint32_t seed, properties has = {}) {
  dice d(seed);
  for (int i = 0; i < 10000; ++i) {
    random_case c = throw_case(d);
    const method_result r = ours(apply, c.with());
    if (!r.ratio) CHECK(r.reason != reason::none);
    if (!r.by->score.empty())
      CHECK(r.score.has_value() == (r.ratio.has_value() || r.reason == reason::saturated));
    if (r.ratio && !r.by->classes.empty()) CHECK(r.status.has_value());
    if (r.status) CHECK(*r.status < r.by->classes.classes().size());

    check_same(r, ours(apply, c.with(std::ldexp(1.0, d.whole(-20, 20)))), has.exact_units, *r.by);
    check_same(r, ours(apply, c.with(d.between(.01, 100))), false, *r.by);
    if (has.mirrors) check_same(r, ours(apply, c.with(1, -1)), true, *r.by);

    // of a falling course, the step stays above 0
    const double room = c.better == direction::decrease ? .9 * c.course.back().value : 50;
    const double ahead = c.target - c.course.front().value;
    if (has.only_ahead && (c.better == direction::increase ? ahead : -ahead) < 0) continue;
    const method_result better = ours(apply, c.with(1, 1, d.between(0, room)));
    if (r.ratio && better.ratio) CHECK(*better.ratio >= *r.ratio - 1e-9 * std::abs(*r.ratio));
    if (r.ratio && better.ratio && r.status && better.status && r.reason != reason::met)
      CHECK(*better.status >= *r.status);
  }
}

/// A ratio just below a threshold, on it, and just above: the classes and what they are. To the
/// last bit where a method compares in binary.
inline void check_thresholds(const classification& classes) {
  for (std::size_t i = 0; i < classes.thresholds().size(); ++i) {
    const threshold c = classes.thresholds()[i];
    CHECK(classes.class_of(c.at - 1e-9) == i);
    CHECK(classes.class_of(c.at) == (c.inclusive ? i + 1 : i));
    CHECK(classes.class_of(c.at + 1e-9) == i + 1);
    for (const double side : {-1e9, 1e9}) {
      const double near = std::nextafter(c.at, side);
      CHECK(classes.class_of(near) == classes.class_of(c.at));
      CHECK(classes.class_of(near, measures::detail::threshold_arithmetic::binary) ==
            (side < 0 ? i : i + 1));
    }
  }
}

}  // namespace support
