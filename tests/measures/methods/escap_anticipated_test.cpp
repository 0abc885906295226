#include "tiendo/measures/methods/escap_anticipated.hpp"
#include "tiendo/core/missing_value.hpp"

#include <doctest/doctest.h>

#include "support/methods.hpp"

using namespace support;

namespace {
method_result of(const std::vector<timed_value>& course, double target,
                 direction better = direction::increase) {
  progress_input f{course.front(), course.back(), {2030, target}, better};
  f.series = course;
  return escap_anticipated(f);
}
}  // namespace

TEST_CASE("the line with larger weights of recent values, computed by hand") {
  // weights 1, 4, 6: means 42/11 years after 2015 and 516/11; slope 2.255319; 15 years after
  // 2015: 72.127660
  const auto r = of({{2015, 40}, {2018, 44}, {2020, 50}}, 85);
  CHECK(*r.actual == doctest::Approx(72.127660).epsilon(1e-8));
  CHECK(*r.ratio == doctest::Approx(.713948).epsilon(1e-6));
  CHECK(r.label() == "accelerate");
}

TEST_CASE("the line of two values is the straight line through them") {
  const auto r = of({{2015, 40}, {2020, 50}}, 85);
  CHECK(*r.actual == near(70));
  CHECK(*r.ratio == near(30.0 / 45));
  // a missing value is ignored
  const auto gap = of({{2015, 40}, {2017, missing_value}, {2020, 50}}, 85);
  CHECK(*gap.ratio == near(*r.ratio));
}

TEST_CASE("every threshold from both sides") {
  check_thresholds(measures::detail::escap_anticipated_method().with_target->classes);
  // 10 in 15 years from 0 a year: the anticipated level is x after 15 years
  const auto label = [](double x) { return of({{2015, 100}, {2020, 100 + x / 3}}, 200).label(); };
  CHECK(label(-.1) == "reverse");
  CHECK(label(.1) == "accelerate");
  CHECK(label(89.9) == "accelerate");
  CHECK(label(90.1) == "maintain");
}

TEST_CASE("properties of ESCAP's anticipated progress") {
  check_properties(&escap_anticipated, 20260);
}
