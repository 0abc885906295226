#include "tiendo/measures/methods/unicef_aarr.hpp"

#include <doctest/doctest.h>

#include "support/methods.hpp"

using namespace support;

namespace {
const std::vector<timed_value> falling{
    {2012, 12}, {2015, 11}, {2018, 10.4}, {2021, 9.1}, {2024, 8.6}};

method_result of(const std::vector<timed_value>& course, timed_value target,
                 direction better = direction::decrease, policy p = policy::strict,
                 unicef_band band = unicef_band::usual()) {
  progress_input f{course.front(), course.back(), target, better};
  f.series = course;
  return unicef_aarr(f, p, band);
}
}  // namespace

TEST_CASE("the worked numbers of UNICEF's rate") {
  // a reduction by 30 % in 18 years, and by 50 %
  CHECK(*of(falling, {2030, .7 * 12}).actual == doctest::Approx(2.812718).epsilon(1e-7));
  CHECK(*of(falling, {2030, .7 * 12}).required == doctest::Approx(1.96).epsilon(2e-3));
  CHECK(*of(falling, {2030, .7 * 12}, direction::decrease, policy::as_published).required == 1.96);
  CHECK(*of(falling, {2030, .5 * 12}, direction::decrease, policy::as_published).required == 3.78);
  CHECK(*of(falling, {2030, .7 * 12}, direction::decrease, policy::as_published).actual == 2.81);
}

TEST_CASE("as published prevalence is rounded half away from zero before the logarithm") {
  // 2.25 is rounded to 2.3, 1.25 to 1.3: 100 (1 - (1.3 / 2.3)^(1/10)) = 5.55
  const auto r =
      of({{2010, 2.25}, {2020, 1.25}}, {2030, .5}, direction::decrease, policy::as_published);
  CHECK(*r.actual == 5.55);
}

TEST_CASE("every class from both sides of its edge") {
  // actual rates p from 100 to 100 (1 - p / 100) in one year; 3 % a year is required
  const auto label = [](double rate, unicef_band band = unicef_band::usual()) {
    return of({{2019, 100}, {2020, 100 - rate}}, {2021, 94.09}, direction::decrease, policy::strict,
              band)
        .label();
  };
  CHECK(label(-.51) == "worsening");
  CHECK(label(-.49) == "none");
  CHECK(label(.49) == "none");
  CHECK(label(.51) == "some");
  CHECK(label(2.99) == "some");
  CHECK(label(3.01) == "on_track");
  CHECK(label(6) == "on_track");  // met
  CHECK(label(1.4, unicef_band::overweight()) == "none");
  CHECK(label(1.6, unicef_band::overweight()) == "some");
  CHECK(label(1.9, unicef_band::wasting()) == "none");
  CHECK(label(2.1, unicef_band::wasting()) == "some");
  CHECK(label(-.7, unicef_band::breastfeeding()) == "none");
  CHECK(label(-.9, unicef_band::breastfeeding()) == "worsening");
}

TEST_CASE("values without a logarithm give a reason") {
  CHECK(of({{2012, 12}, {2015, 0}}, {2030, 6}).reason == reason::met);
  CHECK(of({{2012, 12}, {2013, 0}, {2015, 8}}, {2030, 6}).reason == reason::zero_value);
  CHECK(of({{2012, -12}, {2015, -8}}, {2030, -6}, direction::increase).reason ==
        reason::sign_change);
  CHECK(of({{2012, 12}, {2015, 11}}, {2030, missing_value}).reason == reason::target_missing);
}

TEST_CASE("properties of UNICEF's rate") {
  check_properties([](const progress_input& f, policy p) { return unicef_aarr(f, p); }, 20262,
                   {.mirrors = false, .exact_units = false});
}

TEST_CASE("rates beyond the doubles give no class by their band") {
  // ln(1e308 / 5e-324) / 1 year = 1453, whose exponential is infinite
  const auto required = unicef_aarr({{2000, 5e-324}, {2000.5, 1e-323}, {2001, 1e308}});
  CHECK_FALSE(required.required);
  const auto actual = unicef_aarr({{2000, .1}, {2001, 1e308}, {2002, 2}, direction::increase},
                                  policy::as_published);
  CHECK_FALSE(actual.actual);
}

TEST_CASE("the published ratio is that of the rounded rates") {
  const std::vector<timed_value> course{
      {2012, 12}, {2015, 11}, {2018, 10.4}, {2021, 9.1}, {2024, 8.6}};
  progress_input f{course.front(), course.back(), {2030, 8.4}, direction::decrease};
  f.series = course;
  const auto r = unicef_aarr(f, policy::as_published);
  // 2.81 of 1.96 percent a year
  CHECK(*r.actual == 2.81);
  CHECK(*r.required == near(1.96));
  CHECK(*r.ratio == near(2.81 / 1.96));
}
