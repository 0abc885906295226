#include "tiendo/attainment/calibration.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "support/files.hpp"
#include "support/near.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::attainment;
using support::near;

namespace {

struct events {
  std::vector<double> probabilities;
  std::vector<std::uint8_t> happened;
};

/// Daily probabilities of rain in Niamey from 1 July to 30 September 2016, and whether it rained.
/// Source: the data of Dimitriadis, Gneiting and Jordan, PNAS 118(8), 2021.
events rain_in_niamey(std::size_t column) {
  std::ifstream file(support::tree() / "tests/data/vectors/niamey_rain_2016.csv");
  std::string line;
  std::getline(file, line);
  events all;
  while (std::getline(file, line)) {
    std::replace(line.begin(), line.end(), ',', ' ');
    std::istringstream cells(line);
    cells.imbue(std::locale::classic());
    std::array<double, 5> row{};
    for (double& x : row) cells >> x;
    all.probabilities.push_back(row[column]);
    all.happened.push_back(row[4] == 1);
  }
  return all;
}

}  // namespace

TEST_CASE("the published decompositions of four forecasts of rain in Niamey") {
  // R package reliabilitydiag 0.2.1: summary(reliabilitydiag(...)) of logistic, EMOS, ENS and EPC
  constexpr std::array<std::array<double, 3>, 4> expected{{
      {.205746172, .017076057, .055540661},
      {.232025179, .018282943, .030468539},
      {.266167674, .066072228, .044115329},
      {.234281755, .022349747, .032278767},
  }};
  for (std::size_t i = 0; i < 4; ++i) {
    CAPTURE(i);
    const events rain = rain_in_niamey(i);
    REQUIRE(rain.happened.size() == 92);
    const calibration c = calibration::of(rain.probabilities, rain.happened);
    CHECK(std::abs(c.brier - expected[i][0]) < 1e-9);
    CHECK(std::abs(c.miscalibration - expected[i][1]) < 1e-9);
    CHECK(std::abs(c.discrimination - expected[i][2]) < 1e-9);
    CHECK(std::abs(c.uncertainty - .244210775) < 1e-9);
  }
}

TEST_CASE("worked events") {
  const calibration c =
      calibration::of(std::vector<double>{.2, .4, .6, .8}, std::vector<std::uint8_t>{0, 1, 0, 1});
  CHECK(c.brier == near(.2));  // (.04 + .36 + .36 + .04) / 4
  CHECK(c.uncertainty == near(.25));
  CHECK(c.miscalibration == near(.075));
  CHECK(c.discrimination == near(.125));
  REQUIRE(c.curve.size() == 4);
  CHECK(c.curve[0].recalibrated == 0);
  CHECK(c.curve[1].recalibrated == near(.5));
  CHECK(c.curve[2].recalibrated == near(.5));
  CHECK(c.curve[3].recalibrated == 1);
  CHECK(c.log_score == near(-(std::log(.8) + std::log(.4) + std::log(.4) + std::log(.8)) / 4));
  CHECK(c.sharpness == 0);
}

TEST_CASE("certain and right, and certain and wrong") {
  const calibration right =
      calibration::of(std::vector<double>{0, 1, 1, 0}, std::vector<std::uint8_t>{0, 1, 1, 0});
  CHECK(right.brier == 0);
  CHECK(right.miscalibration == near(0));
  CHECK(right.discrimination == near(.25));
  CHECK(right.sharpness == 1);
  const calibration wrong =
      calibration::of(std::vector<double>{0, 1}, std::vector<std::uint8_t>{1, 0});
  CHECK(wrong.brier == 1);
  CHECK(wrong.discrimination == near(0));
  CHECK(wrong.log_score == near(-std::log(.25)));  // at least 1 / (2 n) = 1/4
}

TEST_CASE("the parts sum to the score, and none of them is negative") {
  support::dice d(8);
  for (int trial = 0; trial < 200; ++trial) {
    const int n = d.whole(1, 60), levels = d.whole(1, 12);
    events e;
    for (int i = 0; i < n; ++i) {
      e.probabilities.push_back(d.whole(0, levels) / static_cast<double>(levels));
      e.happened.push_back(d.between(0, 1) < e.probabilities.back());
    }
    const calibration c = calibration::of(e.probabilities, e.happened);
    CHECK(std::abs(c.miscalibration - c.discrimination + c.uncertainty - c.brier) < 1e-12);
    CHECK(c.miscalibration >= -1e-12);
    CHECK(c.discrimination >= -1e-12);
    for (std::size_t k = 1; k < c.curve.size(); ++k) {
      CHECK(c.curve[k - 1].forecast < c.curve[k].forecast);
      CHECK(c.curve[k - 1].recalibrated <= c.curve[k].recalibrated);
    }
    // recalibrated probabilities are calibrated
    std::vector<double> again;
    for (const double p : e.probabilities)
      again.push_back(std::find_if(c.curve.begin(), c.curve.end(), [&](const reliability_point& k) {
                        return k.forecast == p;
                      })->recalibrated);
    CHECK(std::abs(calibration::of(again, e.happened).miscalibration) < 1e-12);
  }
}

TEST_CASE("a consistency band holds most curves of probabilities that are right") {
  support::dice d(21);
  int inside = 0, points = 0;
  for (int trial = 0; trial < 60; ++trial) {
    events e;
    for (int i = 0; i < 300; ++i) {
      e.probabilities.push_back(d.whole(1, 9) / 10.0);
      e.happened.push_back(d.between(0, 1) < e.probabilities.back());
    }
    const calibration c = calibration::of(e.probabilities, e.happened);
    const consistency_band band =
        consistency_band::of(e.probabilities, {}, .9, 200, static_cast<std::uint64_t>(trial));
    REQUIRE(band.low.size() == c.curve.size());
    for (std::size_t k = 0; k < c.curve.size(); ++k) {
      CHECK(band.low[k] <= band.high[k]);
      inside += band.low[k] <= c.curve[k].recalibrated && c.curve[k].recalibrated <= band.high[k];
      ++points;
    }
  }
  CHECK(std::abs(inside / static_cast<double>(points) - .9) < .06);
}

TEST_CASE("events that happen together have a wider band") {
  // 20 clusters of 20 events of one probability
  std::vector<double> p;
  std::vector<std::int64_t> clusters;
  for (int c = 0; c < 20; ++c)
    for (int i = 0; i < 20; ++i) {
      p.push_back(.05 + .045 * c);
      clusters.push_back(c);
    }
  const consistency_band alone = consistency_band::of(p, {}),
                         together = consistency_band::of(p, clusters);
  double one = 0, two = 0;
  for (std::size_t k = 0; k < alone.low.size(); ++k) {
    one += alone.high[k] - alone.low[k];
    two += together.high[k] - together.low[k];
  }
  CHECK(two > one);
}

TEST_CASE("what is no forecast of events throws") {
  CHECK_THROWS_AS(calibration::of({}, {}), invalid_value);
  CHECK_THROWS_AS(calibration::of(std::vector<double>{.5}, std::vector<std::uint8_t>{0, 1}),
                  invalid_value);
  CHECK_THROWS_AS(calibration::of(std::vector<double>{1.5}, std::vector<std::uint8_t>{0}),
                  invalid_value);
  CHECK_THROWS_AS(consistency_band::of(std::vector<double>{.5}, std::vector<std::int64_t>{1, 2}),
                  invalid_value);
  CHECK_THROWS_AS(consistency_band::of(std::vector<double>{.5}, {}, 1.5), invalid_value);
  CHECK_THROWS_AS(consistency_band::of(std::vector<double>{.5}, {}, .9, 0), invalid_value);
}

TEST_CASE("drawing a band can be stopped") {
  const std::vector<double> probabilities{.2, .4, .6};
  CHECK_THROWS_AS(consistency_band::of(probabilities, {}, .9, 10, 1,
                                       [](std::size_t, std::size_t) { return false; }),
                  interrupted);
}
