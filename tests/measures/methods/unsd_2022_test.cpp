#include "tiendo/measures/methods/unsd_2022.hpp"

#include <doctest/doctest.h>

#include "support/methods.hpp"

using namespace support;

TEST_CASE("the ratio of actual to required growth rates") {
  // (37/43)^(1/7) - 1 = -.0212401 and (25/43)^(1/15) - 1 = -.0355092
  const auto r = unsd_2022({{2015, 43}, {2022, 37}, {2030, 25}, direction::decrease});
  const double expected = (std::pow(37.0 / 43, 1 / 7.0) - 1) / (std::pow(25.0 / 43, 1 / 15.0) - 1);
  CHECK(*r.ratio == doctest::Approx(expected).epsilon(1e-12));
  CHECK(r.label() == "fair_progress");
}

TEST_CASE("every threshold from both sides") {
  check_thresholds(measures::detail::unsd_2022_method().with_target->classes);
  const auto label = [](double x) {
    return unsd_2022({{2015, 100}, {2016, x}, {2016, 200}}).label();
  };
  CHECK(label(89.9) == "deterioration");
  CHECK(label(90) == "limited_or_no_progress");
  CHECK(label(149.9) == "limited_or_no_progress");
  CHECK(label(150) == "fair_progress");
  CHECK(label(194.9) == "fair_progress");
  CHECK(label(195) == "on_track");
}

TEST_CASE("as published the direction is that of the target") {
  // the target is below the base, so a decrease is progress whatever the stated direction
  const progress_input f{{2015, 100}, {2016, 90}, {2016, 80}, direction::increase};
  CHECK(*unsd_2022(f, policy::as_published).ratio == near(.5));
  CHECK(*unsd_2022(f).ratio == near(-.5));
}

TEST_CASE("properties of UNSD's method of 2022") {
  check_properties(&unsd_2022, 20258);
}
