#include "tiendo/attainment/detail/first_passage.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "support/near.hpp"
#include "tiendo/attainment/detail/stratified_normals.hpp"

using namespace tiendo::attainment::detail;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double normal_cdf(double z) {
  return std::erfc(-z / std::numbers::sqrt2) / 2;
}

/// Standard normal quantiles of random walks, period by period.
std::vector<double> walks(std::size_t paths, std::size_t periods, std::uint64_t seed) {
  const stratified_normals normals(paths, seed);
  std::vector<double> sum(paths, 0), step(paths), result;
  for (std::size_t h = 1; h <= periods; ++h) {
    normals.column(1, h, step);
    for (std::size_t p = 0; p < paths; ++p) {
      sum[p] += step[p];
      result.push_back(sum[p] / std::sqrt(static_cast<double>(h)));
    }
  }
  return result;
}

/// A random walk with drift m and variance s^2 a year that is observed n times a year and has to
/// rise by d, in ranges of standard normal quantiles.
std::vector<normal_range> rises(double d, double m, double s, std::size_t a_year,
                                std::size_t periods) {
  std::vector<normal_range> ranges;
  for (std::size_t h = 1; h <= periods; ++h) {
    const double years = static_cast<double>(h) / static_cast<double>(a_year);
    ranges.push_back({(d - m * years) / (s * std::sqrt(years)), infinity});
  }
  return ranges;
}

/// The probability that a Brownian motion with drift reaches d until h years have passed.
double reached_until(double d, double m, double s, double h) {
  const double root = s * std::sqrt(h);
  return normal_cdf((m * h - d) / root) +
         std::exp(2 * m * d / (s * s)) * normal_cdf((-d - m * h) / root);
}

}  // namespace

TEST_CASE(
    "a level that is observed once a period is reached with the probability of the textbook") {
  // Observed n times a year, the barrier is .5826 s / sqrt(n) farther away (Broadie, Glasserman and
  // Kou, Mathematical Finance 7(4), 1997); the approximation is good to .003 here.
  constexpr std::size_t paths = 20'000;
  struct row {
    double d, m, s;
    std::size_t a_year, years;
  };
  for (const row& r :
       {row{10, 2, 4, 12, 5}, {10, 0, 4, 12, 5}, {10, -1, 4, 4, 10}, {3, 1, 2, 1, 10}}) {
    CAPTURE(r.d);
    CAPTURE(r.m);
    const std::size_t periods = r.a_year * r.years;
    const std::vector<double> p =
        passage_probabilities(rises(r.d, r.m, r.s, r.a_year, periods), walks(paths, periods, 3));
    const double farther = r.d + .5826 * r.s / std::sqrt(static_cast<double>(r.a_year));
    const double expected = reached_until(farther, r.m, r.s, static_cast<double>(r.years));
    const double error = std::sqrt(expected * (1 - expected) / paths);
    CAPTURE(p.back());
    CAPTURE(expected);
    CHECK(std::abs(p.back() - expected) < 3 * error + .003);
  }
}

TEST_CASE("the date of reaching a level has the mean and the variance of the inverse Gaussian") {
  // d = 10, m = 2, s^2 = 1 a year: mean d / m = 5, variance d s^2 / m^3 = 1.25; observed 48 times a
  // year with the barrier moved as above, and half a period late on average.
  constexpr std::size_t paths = 10'000, a_year = 48, periods = 48 * 14;
  const double d = 10 - .5826 / std::sqrt(48.0);
  const std::vector<double> p =
      passage_probabilities(rises(d, 2, 1, a_year, periods), walks(paths, periods, 11));
  CHECK(p.back() > .9999);
  double mean = 0, square = 0, before = 0;
  for (std::size_t h = 0; h < periods; ++h) {
    const double years = static_cast<double>(h + 1) / a_year;
    mean += (p[h] - before) * years;
    square += (p[h] - before) * years * years;
    before = p[h];
  }
  const double variance = square - mean * mean;
  CHECK(std::abs(mean - 5) < 3 * std::sqrt(1.25 / paths) + .5 / a_year);
  CHECK(variance == doctest::Approx(1.25).epsilon(.05));
}

TEST_CASE("probabilities until a period do not decrease, and are at least those of a period") {
  const auto normals = walks(500, 12, 2);
  for (const double d : {0.0, 1.0, 4.0}) {
    const auto ranges = rises(d, .1, 1, 1, 12);
    const auto p = passage_probabilities(ranges, normals);
    for (std::size_t h = 0; h < 12; ++h) {
      CHECK(p[h] >= probability_of(ranges[h]));
      CHECK((h == 0 || p[h] >= p[h - 1]));
    }
  }
}

TEST_CASE("worked paths") {
  const std::vector<normal_range> ranges{{0, infinity}, {1, infinity}};
  const std::vector<double> p = passage_probabilities(ranges, std::vector<double>{-1, 1, 2, 0});
  CHECK(p[0] == .5);
  CHECK(p[1] == 1);
}

TEST_CASE("the first time of a probability") {
  const std::vector<double> p{.2, .6, .4, .7, .8};
  CHECK(first_time_held(p, 4, .5, false) == 4);
  CHECK(first_time_held(p, 4, .4, false) == 2);
  CHECK(first_time_held(p, 4, .2, false) == 1);
  CHECK(first_time_held(p, 4, .2, true) == 0);
  CHECK(first_time_held(p, 4, .75, false) == 5);
  CHECK(first_time_held(p, 4, .9, false) == infinity);
}
