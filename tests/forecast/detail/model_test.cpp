#include "tiendo/forecast/detail/model.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"

using namespace tiendo;
using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::infinity;
using support::missing;
using support::near;
using support::series;

namespace {

/// The last value plus 1 per period, in units of the window.
struct climber {
  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    for (std::size_t h = 0; h < ahead.size(); ++h) ahead[h] = y.back() + static_cast<double>(h + 1);
    return reason::none;
  }
};

/// Half of a parameter in the unit of the series.
struct half_of {
  double whole;
  half_of in_units(double unit) const { return {whole * unit}; }
  reason operator()(std::span<const double>, std::span<double> ahead) const {
    std::fill(ahead.begin(), ahead.end(), whole / 2);
    return reason::none;
  }
};

struct refuser {
  reason operator()(std::span<const double>, std::span<double> ahead) const {
    std::fill(ahead.begin(), ahead.end(), 1.0);
    return reason::not_positive;
  }
};

struct mute {
  void operator()(std::span<const double>, std::span<double>) const {}
};

static_assert(forecast_model<climber> && forecast_model<half_of> && forecast_model<refuser>);
static_assert(!forecast_model<mute> && !forecast_model<int>);

regular_window window_of(const series& y) {
  regular_window w;
  CHECK(w.assign(y) == reason::none);
  return w;
}

}  // namespace

TEST_CASE("a window is interpolated linearly and scaled to a magnitude between 0.5 and 1") {
  const regular_window w = window_of({3, missing, 5, missing});
  CHECK(w.values == series{.375, .5, .625});
  CHECK(w.exponent == 3);
  CHECK(w.behind == 1);
  // By hand: a gap of 3 periods from 2 to 10 is 4, 6, 8; divided by 16.
  CHECK(window_of({missing, 2, missing, missing, missing, 10}).values ==
        series{.125, .25, .375, .5, .625});
}

TEST_CASE("the scale is a power of two, so values are exact") {
  support::dice d(1);
  for (int i = 0; i < 200; ++i) {
    const double x = std::ldexp(d.between(-1, 1), d.whole(-1000, 1000));
    if (x == 0) continue;
    const regular_window w = window_of({x});
    CHECK(std::abs(w.values[0]) >= 0.5);
    CHECK(std::abs(w.values[0]) < 1);
    CHECK(std::ldexp(w.values[0], w.exponent) == x);
  }
}

TEST_CASE("a window can hold the smallest and the largest double") {
  for (const double x :
       {5e-324, std::numeric_limits<double>::min(), std::numeric_limits<double>::max()}) {
    const regular_window w = window_of({x, -x});
    CHECK(w.values[0] == -w.values[1]);
    CHECK(std::ldexp(w.values[0], w.exponent) == x);
  }
  CHECK(window_of({0, 0}).values == series{0, 0});
  CHECK(window_of({0, 0}).exponent == 0);
}

TEST_CASE("scaling never underflows to zero") {
  const double least = 5e-324;
  CHECK(window_of({1e200, 1e-200, -1e-200, 0}).values ==
        series{std::ldexp(1e200, -665), least, -least, 0});
}

TEST_CASE("a gap between extreme values is interpolated without overflow") {
  const double most = std::numeric_limits<double>::max();
  for (const double x : window_of({-most, missing, missing, most}).values) CHECK(std::abs(x) < 1);
}

TEST_CASE("assigning a window replaces its contents") {
  regular_window w = window_of({1, 2, missing});
  CHECK(w.assign(series{8}) == reason::none);
  CHECK(w.values == series{.5});
  CHECK(w.behind == 0);
  CHECK(w.assign(series{missing}) == reason::no_observation);
  CHECK(w.assign(series{1, -infinity}) == reason::out_of_range);
}

TEST_CASE("forecasts begin after the last period of the series, whether it has a value or not") {
  // By hand: 4 becomes .5 times 8, so a change of 1 in the window is 8 in the series.
  CHECK(support::forecast_of(climber{}, {4}) == series{12, 20, 28});
  CHECK(support::forecast_of(climber{}, {4, missing}, 2) == series{20, 28});
  CHECK(support::forecast_of(climber{}, {missing, 4}, 1) == series{12});
  CHECK(support::forecast_of(climber{}, {4}, 0).empty());
}

TEST_CASE("a model parameter in the unit of the series is rescaled") {
  for (const double value : {1e-300, 0.0, 3.0, 1e300})
    CHECK(support::forecast_of(half_of{10}, {value}, 1)[0] == 5);
}

TEST_CASE("forecasts are NaN if there is a reason") {
  CHECK(support::reason_of(climber{}, {}) == reason::no_observation);
  CHECK(support::reason_of(climber{}, {missing}) == reason::no_observation);
  CHECK(support::reason_of(climber{}, {infinity}) == reason::out_of_range);
  CHECK(support::reason_of(refuser{}, {1}) == reason::not_positive);
  // 1.7e308 is .95 times 2^1024, and 1.95 times 2^1024 is beyond a double.
  CHECK(support::reason_of(climber{}, {1.7e308}) == reason::out_of_range);
}
