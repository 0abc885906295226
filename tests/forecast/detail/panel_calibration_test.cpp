#include "tiendo/forecast/detail/panel_calibration.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "support/forecasting.hpp"
#include "tiendo/forecast/detail/engine.hpp"

using namespace tiendo;
using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;
using support::series;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// The calibration constants, with forecasts by the portable `auto`.
calibration_constants learned(const panel& p, std::int64_t horizon) {
  const panel_calibration past(p.view(), horizon);
  std::vector<double> median, low, high;
  const std::array models{model_variant(auto_model{})};
  for (std::int64_t i = 0; i < past.known().size(); ++i) {
    const series_forecast f = forecast_with(models, past.known()[i], {horizon, 1, {}})[0];
    for (std::int64_t h = 0; h < horizon; ++h) {
      const bool valid = f.reason == reason::none;
      const auto at = [&](double q) {
        return valid ? f.ahead[static_cast<std::size_t>(h)].quantile(q) : missing;
      };
      median.push_back(at(0.5)), low.push_back(at(0.025)), high.push_back(at(0.975));
    }
  }
  return past.learn(median, low, high);
}

/// The constants of series whose changes were `share` times the forecast ones, with errors of
/// `ratio` half-widths, one sample each.
calibration_constants constants_of(std::size_t count, double share, double ratio) {
  panel p;
  for (std::size_t i = 0; i < count; ++i) p.add({0, 1, 1 + 2 * share});  // the forecast is 2
  const panel_calibration past(p.view(), 1);
  REQUIRE(past.known().size() == static_cast<std::int64_t>(count));
  const double half = std::abs(2 * share - 2) / ratio;
  return past.learn(series(count, 3), series(count, 3 - half), series(count, 3 + half));
}

}  // namespace

TEST_CASE("hold-out samples omit the last one and the last two horizons if two values remain") {
  panel p;
  p.add({1, 2, 3, 4, 5, 6});
  p.add({1, 2, 3, 4});
  p.add({1, 2, 3});
  p.add({missing, 2, missing, 4, 5});
  p.add({});
  const panel_calibration past(p.view(), 2);
  const std::vector<series> known{{1, 2, 3, 4}, {1, 2}, {1, 2}};
  REQUIRE(past.known().size() == 3);
  for (std::size_t i = 0; i < known.size(); ++i) {
    const auto one = past.known()[static_cast<std::int64_t>(i)];
    CHECK(series(one.begin(), one.end()) == known[i]);
  }
}

TEST_CASE("constants of 100 series, shrunk by half, equal values computed by hand") {
  const calibration_constants found = constants_of(100, 1.4, 2.25);
  CHECK(found.series == 100);
  CHECK(found.trend == near(1.2));
  CHECK(found.width == near(1.5));
}

TEST_CASE("a panel of one series changes the constants by little, however outlying it is") {
  CHECK(constants_of(1, 1.4, 2.25).trend == near(1 + 0.4 / 101));
  CHECK(constants_of(1, 1000, 1e9).trend == near(1 + 1.0 / 101));
  CHECK(constants_of(1, 1000, 1e9).width == near(std::pow(4, 1.0 / 101)));
  CHECK(constants_of(1, -1000, 1e-9).trend == near(1 - 1.0 / 101));
  CHECK(constants_of(1, -1000, 1e-9).width == near(std::pow(4, -1.0 / 101)));
}

TEST_CASE("a panel without hold-out samples leaves the constants at 1") {
  panel p;
  p.add({5});
  p.add({missing, missing, 2});
  p.add({7, 7, 7, 7});  // constant: it has no mean absolute change
  for (const calibration_constants& found : {learned(panel{}, 3), learned(p, 1)}) {
    CHECK(found.trend == 1);
    CHECK(found.width == 1);
  }
}

TEST_CASE("hold-out samples exclude the periods to be forecast and missing values") {
  panel p;
  p.add({1, 2, 3, missing, missing});
  const panel_calibration past(p.view(), 2);
  REQUIRE(past.known().size() == 1);
  const calibration_constants found = past.learn(series{3, 4}, series{2, 3}, series{4, 5});
  CHECK(found.trend == 1);
  CHECK(found.width == 1);
}

TEST_CASE(
    "steady trends raise the trend constant, noise lowers it; order and scale of the series do not "
    "matter") {
  support::dice d(77);
  panel steady, noise, turned;
  std::vector<series> all;
  for (int i = 0; i < 200; ++i) {
    series line(9), jumps(9);
    for (std::size_t t = 0; t < 9; ++t) {
      line[t] = 100 + (3 + 0.1 * i) * static_cast<double>(t) + d.between(-0.1, 0.1);
      jumps[t] = 100 + d.between(-5, 5);
    }
    steady.add(line);
    noise.add(jumps);
    all.push_back(line);
  }
  for (std::size_t i = all.size(); i-- > 0;) {
    for (double& x : all[i]) x *= 1024;
    turned.add(all[i]);
  }
  CHECK(learned(steady, 2).trend > 1.02);
  CHECK(learned(steady, 2).width < 0.7);
  CHECK(learned(noise, 2).trend < 0.9);
  CHECK(learned(turned, 2).trend == near(learned(steady, 2).trend));
  CHECK(learned(turned, 2).width == near(learned(steady, 2).width));
}

TEST_CASE("calibration constants scale the trend of auto and all widths") {
  const std::array models{model_variant(auto_model{}), model_variant(drift{})};
  const series y{3, 5, 4, 7, 8};
  const auto plain = forecast_with(models, y, {3, 1, {}});
  const auto pooled = forecast_with(models, y, {3, 1, {}, {1.5, 2, 1}});
  for (std::size_t h = 0; h < 3; ++h) {
    CHECK(pooled[0].ahead[h].median - 8 == near(1.5 * (plain[0].ahead[h].median - 8)));
    CHECK(pooled[1].ahead[h].median == plain[1].ahead[h].median);
    for (std::size_t m = 0; m < 2; ++m)
      CHECK(pooled[m].ahead[h].above == near(2 * plain[m].ahead[h].above));
  }
}

TEST_CASE("evenly spaced series of a very large panel are used") {
  panel p;
  for (int i = 0; i < 40'001; ++i) p.add({1, 2, static_cast<double>(i)});
  const panel_calibration past(p.view(), 1);
  CHECK(past.known().size() == 13'334);
}
