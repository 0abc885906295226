#include "tiendo/assessment/verdict.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <set>
#include <string>

using namespace tiendo;

TEST_CASE("the ratio of paces has thresholds at .95, .60 and 0") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(verdict_of_pace(infinity) == verdict::on_track);
  CHECK(verdict_of_pace(1) == verdict::on_track);
  CHECK(verdict_of_pace(0.95) == verdict::on_track);
  CHECK(verdict_of_pace(0.9499999) == verdict::at_risk);
  CHECK(verdict_of_pace(0.60) == verdict::at_risk);
  CHECK(verdict_of_pace(0.5999999) == verdict::off_track);
  CHECK(verdict_of_pace(0) == verdict::off_track);
  CHECK(verdict_of_pace(-0.0) == verdict::off_track);
  CHECK(verdict_of_pace(-1e-9) == verdict::deteriorating);
  // the same decimals by other arithmetic
  CHECK(verdict_of_pace(std::nextafter(0.95, 0)) == verdict::on_track);
  CHECK(verdict_of_pace(1 - .05) == verdict::on_track);
  CHECK(verdict_of_pace(.57 / .6) == verdict::on_track);
  CHECK(verdict_of_pace(.7 - .1) == verdict::at_risk);
  CHECK(verdict_of_pace(.2 * 3) == verdict::at_risk);
  CHECK(verdict_of_pace(.3 - .1 - .2) == verdict::off_track);  // -2.8e-17
  CHECK(verdict_of_pace(-infinity) == verdict::deteriorating);
}

TEST_CASE("a greater ratio never has a worse verdict") {
  for (int i = -300; i < 300; ++i)
    CHECK(verdict_of_pace((i + 1) / 100.0) <= verdict_of_pace(i / 100.0));
}

TEST_CASE("the verdicts have names of their own") {
  std::set<std::string_view> names;
  for (const verdict v : all_verdicts) CHECK(names.insert(to_string(v)).second);
  CHECK(to_string(verdict::achieved) == "achieved");
  CHECK(to_string(verdict::missed) == "missed");
  CHECK(to_string(verdict::on_track) == "on_track");
  CHECK(to_string(verdict::at_risk) == "at_risk");
  CHECK(to_string(verdict::off_track) == "off_track");
  CHECK(to_string(verdict::deteriorating) == "deteriorating");
  CHECK(to_string(verdict::insufficient_data) == "insufficient_data");
  CHECK(to_string(verdict::no_data) == "no_data");
  CHECK(to_string(verdict::not_assessable) == "not_assessable");
}

TEST_CASE("the probability has thresholds at .66 and .33") {
  CHECK(verdict_of_probability(1) == verdict::on_track);
  CHECK(verdict_of_probability(.66) == verdict::on_track);
  CHECK(verdict_of_probability(.6599) == verdict::at_risk);
  CHECK(verdict_of_probability(.33) == verdict::at_risk);
  CHECK(verdict_of_probability(.3299) == verdict::off_track);
  CHECK(verdict_of_probability(0) == verdict::off_track);
  CHECK(verdict_of_probability(.5, {.on_track = .5, .at_risk = .5}) == verdict::on_track);
  CHECK(std::string(to_string(status_basis::probability)) == "probability");
}
