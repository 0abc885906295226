#include "tiendo/measures/quantity.hpp"

#include <doctest/doctest.h>

#include <set>

#include "support/near.hpp"

using namespace tiendo;
using namespace tiendo::measures;
using support::near;

namespace {
const figures usual{{2015, 50}, {2021, 65}, {2030, 80}, sense::rise};
}

TEST_CASE("each formula by hand") {
  const auto ratio = [](quantity q) {
    figures f = usual;
    f.spread = 5;
    return measure(q, f).ratio;
  };
  const double growth = std::pow(1.3, 1 / 6.0) - 1, needed = std::pow(1.6, 1 / 15.0) - 1;
  CHECK(ratio(quantity::growth_rate) == doctest::Approx(growth).epsilon(1e-12));
  CHECK(ratio(quantity::limited_growth_rate) == doctest::Approx(growth).epsilon(1e-12));
  CHECK(ratio(quantity::rate_ratio) == doctest::Approx(growth / needed).epsilon(1e-12));
  CHECK(ratio(quantity::extrapolated_ratio) ==
        doctest::Approx((50 * std::pow(1.3, 2.5) - 50) / 30).epsilon(1e-12));
  CHECK(ratio(quantity::linear_rate_ratio) == near(2.5 / 2));
  CHECK(ratio(quantity::baseline_ratio) == near(.5));
  CHECK(ratio(quantity::level_ratio) == near(65.0 / 80));
  CHECK(ratio(quantity::pace_ratio) == near(2.5 / (15.0 / 9)));
  CHECK(ratio(quantity::standardised_distance) == near(-3));
  CHECK(ratio(quantity::reduction_rate_ratio) == doctest::Approx(growth / needed).epsilon(1e-12));
  CHECK(ratio(quantity::anticipated_ratio) == near((50 + 15 * 2.5 - 50) / 30));
}

TEST_CASE("what is missing comes before what is wrong") {
  const auto why = [](quantity q, auto change) {
    figures f = usual;
    change(f);
    return obstacle(q, f);
  };
  for (const quantity q :
       {quantity::growth_rate, quantity::rate_ratio, quantity::extrapolated_ratio,
        quantity::linear_rate_ratio, quantity::pace_ratio, quantity::reduction_rate_ratio,
        quantity::anticipated_ratio}) {
    CHECK(why(q, [](figures& f) { f.latest.value = unknown; }) == reason::no_observation);
    CHECK(why(q, [](figures& f) { f.base.value = unknown; }) == reason::single_observation);
    CHECK(why(q, [](figures& f) { f.base.time = f.latest.time; }) == reason::single_observation);
    CHECK(why(q, [](figures& f) { f.base.time = 2025; }) == reason::not_comparable);
    CHECK(why(q, [](figures& f) { f.latest.value = HUGE_VAL; }) == reason::not_comparable);
    CHECK(why(q, [](figures& f) { f.better = sense::corridor; }) == reason::not_comparable);
    if (!needs_target(q)) continue;
    CHECK(why(q, [](figures& f) { f.target = {}; }) == reason::target_missing);
    CHECK(why(q, [](figures& f) { f.target.time = 2015; }) == reason::deadline_passed);
    if (q != quantity::pace_ratio)
      CHECK(why(q, [](figures& f) { f.target.value = 50; }) == reason::base_equals_target);
  }
  for (const quantity q :
       {quantity::growth_rate, quantity::rate_ratio, quantity::extrapolated_ratio}) {
    CHECK(why(q, [](figures& f) { f.base.value = 0; }) == reason::zero_base);
    CHECK(why(q, [](figures& f) { f.base.value = -5; }) == reason::sign_change);
    CHECK(why(q, [](figures& f) { f.latest.value = 0; }) == reason::none);
  }
  CHECK(why(quantity::rate_ratio, [](figures& f) { f.target.value = -5; }) == reason::sign_change);
  CHECK(why(quantity::level_ratio, [](figures& f) { f.target.value = 0; }) == reason::zero_target);
  CHECK(why(quantity::pace_ratio, [](figures& f) { f.target.time = 2021; }) ==
        reason::deadline_passed);
  CHECK(why(quantity::pace_ratio, [](figures& f) { f.latest.value = 90; }) == reason::met);
  CHECK(why(quantity::standardised_distance, [](figures&) {}) == reason::not_comparable);
}

TEST_CASE("quantities have names of their own") {
  std::set<std::string_view> names(quantity_names.begin(), quantity_names.end());
  CHECK(names.size() == 11);
  CHECK(to_string(quantity::anticipated_ratio) == "anticipated_ratio");
  CHECK(to_string(quantity::growth_rate) == "growth_rate");
}
