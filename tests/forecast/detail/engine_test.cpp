#include "tiendo/forecast/detail/engine.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "support/forecasting.hpp"
#include "tiendo/forecast/detail/learned/width_factors.hpp"
#include "tiendo/forecast/detail/seasonal/seasonal_width.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

using namespace tiendo;
using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::infinity;
using support::missing;
using support::near;
using support::series;

namespace {

std::vector<model_variant> all_models(std::int64_t season_length = 1, double cap = 1000) {
  std::vector<model_variant> models;
  for (const std::string_view name : model_names)
    models.push_back(make_model(name, season_length, cap));
  return models;
}

series_forecast forecast_by(const model_variant& model, const series& y,
                            const engine_options& options) {
  const std::vector<model_variant> models{model};
  return forecast_with(models, y, options).front();
}

series medians(const series_forecast& f) {
  CHECK(f.reason == reason::none);
  series m;
  for (const distribution& d : f.ahead) m.push_back(d.quantile(0.5));
  return m;
}

const series steady{4, 5, 7, 6, 8, 9, 9.5};

}  // namespace

TEST_CASE("without bounds and seasonality the median is the path of the model") {
  const auto found = forecast_with(all_models(), steady, {3, 1, {}});
  REQUIRE(found.size() == model_names.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(model_names[i]);
    const series path =
        std::visit([](const auto& m) { return support::forecast_of(m, steady); }, all_models()[i]);
    support::check_near(medians(found[i]), path, 1e-10);
  }
}

TEST_CASE(
    "half-widths are the interval scale times the width of the features and the factor of the "
    "model") {
  // By hand for one value: the interval scale is .07 x 8 = .56; features: fit error .5, spread .5
  // per period.
  const series_forecast f = forecast_by(naive{}, {8}, {2, 1, {}});
  for (std::size_t h = 0; h < 2; ++h) {
    const double ahead = static_cast<double>(h + 1);
    const half_widths w = half_widths_of({1, .5, .5 * ahead, ahead, features_of(series{8})});
    CHECK(f.ahead[h].below == near(.56 * w.below * width_factors[1]));
    CHECK(f.ahead[h].above == near(.56 * w.above * width_factors[1]));
  }
  // For a series: its own features, and its interval scale shrunk towards 5 % of the last value.
  const auto_features own = features_of(steady);
  const auto_forecast guide = fit_auto(trend_plans(7), steady, own, 1);
  const half_widths w = half_widths_of({7, guide.fit_error, guide.spread[0], 1, own});
  const distribution d = forecast_by(auto_model{}, steady, {1, 1, {}}).ahead[0];
  CHECK(d.below == near(interval_scale(mean_absolute_change(steady), 7, 9.5) * w.below));
  CHECK(d.above == near(interval_scale(mean_absolute_change(steady), 7, 9.5) * w.above));
}

TEST_CASE("a constant series has intervals of positive width, except one of zeros") {
  for (const series& y : {series{5}, series(6, 5.0)})
    for (const series_forecast& f : forecast_with(all_models(), y, {1, 1, {}})) {
      CHECK(f.ahead[0].below > 0);
      CHECK(f.ahead[0].above > 0);
    }
  const distribution zero = forecast_by(auto_model{}, series(4, 0.0), {1, 1, {}}).ahead[0];
  CHECK(zero.quantile(0.01) == 0);
  CHECK(zero.quantile(0.99) == 0);
}

TEST_CASE("intervals widen with the horizon") {
  support::dice d(39);
  for (int i = 0; i < 20; ++i) {
    const series_forecast f =
        forecast_by(auto_model{}, support::walk(d, d.whole(1, 12), 10), {6, 1, {}});
    for (std::size_t h = 1; h < f.ahead.size(); ++h) {
      CHECK(f.ahead[h].below > f.ahead[h - 1].below);
      CHECK(f.ahead[h].above > f.ahead[h - 1].above);
    }
  }
}

TEST_CASE("ahead begins after the last period, whether it has a value or not") {
  for (const model_variant& m : all_models()) {
    const series_forecast whole = forecast_by(m, steady, {3, 1, {}});
    series late = steady;
    late.push_back(missing);
    const series_forecast rest = forecast_by(m, late, {2, 1, {}});
    REQUIRE(rest.ahead.size() == 2);
    for (std::size_t h = 0; h < 2; ++h)
      for (const double p : {0.025, 0.5, 0.9})
        CHECK(rest.ahead[h].quantile(p) == near(whole.ahead[h + 1].quantile(p)));
  }
}

TEST_CASE("forecasts are identical to the last bit under scaling by a power of two") {
  for (const model_variant& m : all_models()) {
    if (std::holds_alternative<logistic_growth>(m) || std::holds_alternative<gompertz_growth>(m))
      continue;
    const series_forecast plain = forecast_by(m, steady, {2, 1, {}});
    for (const int power : {-900, 900}) {
      const series_forecast far =
          forecast_by(m, support::moved(steady, std::ldexp(1.0, power), 0), {2, 1, {}});
      CHECK(far.ahead[1].median == std::ldexp(plain.ahead[1].median, power));
      CHECK(far.ahead[1].below == std::ldexp(plain.ahead[1].below, power));
      CHECK(far.ahead[1].above == std::ldexp(plain.ahead[1].above, power));
    }
  }
}

TEST_CASE("all forecasts lie within the bounds") {
  for (const admissible_range& within :
       {admissible_range(0, 100), admissible_range(0, infinity), admissible_range(-infinity, 100),
        admissible_range(0, 1.7e308)})
    for (const series& y : {series{80, 85, 92, 97, 99}, series{20, 9, 4, 1, 0}, series{100},
                            series{0}, series{50, 2}})
      for (const series_forecast& f : forecast_with(all_models(1, 200), y, {6, 1, within}))
        for (const distribution& d : f.ahead)
          for (const double p : {1e-12, 0.025, 0.5, 0.975, 1 - 1e-12})
            CHECK(within.contains(d.quantile(p)));
}

TEST_CASE("between two bounds the naive median is the last value") {
  for (const double last : {0.0, 3.0, 50.0, 99.0, 100.0})
    CHECK(medians(forecast_by(naive{}, {40, last}, {1, 1, admissible_range(0, 100)}))[0] ==
          doctest::Approx(last).epsilon(1e-12));
}

TEST_CASE("a path beyond a bound is moved to it, and the bound has the probability beyond it") {
  const series_forecast up =
      forecast_by(drift{}, {65, 75, 85, 95}, {2, 1, admissible_range(0, 100)});
  CHECK(medians(up) == series{100, 100});  // 105 and 115 on the line
  const series_forecast free = forecast_by(drift{}, {65, 75, 85, 95}, {2, 1, {}});
  CHECK(up.ahead[0].probability_at_least(100) ==
        doctest::Approx(1 - free.ahead[0].probability_at_most(100)).epsilon(0.2));
  CHECK(up.ahead[0].probability_at_least(100) > 0.5);
}

TEST_CASE("between two bounds the forecast of the remainder is the remainder of the forecast") {
  // Growth curves have a level of 0 and a cap of their own, and are left out.
  support::dice d(4);
  for (const std::int64_t season : {1, 4})
    for (int k = 0; k < 40; ++k) {
      series share, rest;
      const double from = d.between(52, 70), change = d.between(-.5, 1);
      for (int t = 0; t < (season == 1 ? 9 : 24); ++t) {
        const double quarter =
            season == 1 ? 0 : std::array{0, 6, -3, -3}[static_cast<std::size_t>(t % 4)];
        share.push_back(from + change * t + quarter + d.between(-1, 1));
        rest.push_back(100 - share.back());
      }
      for (const std::string_view name : model_names) {
        if (name == "logistic" || name == "gompertz") continue;
        CAPTURE(name);
        CAPTURE(season);
        const auto model = make_model(name, season, 0);
        const engine_options within{5, season, admissible_range(0, 100)};
        const series_forecast one = forecast_by(model, share, within);
        const series_forecast other = forecast_by(model, rest, within);
        for (std::size_t h = 0; h < one.ahead.size(); ++h)
          for (const double p : {0.5, 0.1, 0.9, 0.025})
            CHECK(one.ahead[h].quantile(p) + other.ahead[h].quantile(1 - p) ==
                  doctest::Approx(100).epsilon(1e-6));
      }
    }
}

TEST_CASE("growth curves are fitted in the original unit, whatever the bounds") {
  // By hand: the odds 1/3, 1 are followed by 3, 9 (growth_curve_test).
  for (const admissible_range& within :
       {admissible_range(), admissible_range(0, 100), admissible_range(0, infinity)})
    support::check_near(medians(forecast_by(logistic_growth(100), {25, 50}, {2, 1, within})),
                        {75, 90}, 1e-10);
  support::check_near(
      medians(forecast_by(logistic_growth(100), {25, 50}, {2, 1, admissible_range(0, 80)})),
      {75, 80}, 1e-10);
  support::check_near(
      medians(forecast_by(logistic_growth(100), {25, 50}, {2, 1, admissible_range(0, 55)})),
      {55, 55}, 1e-10);
  CHECK(forecast_by(logistic_growth(40), {25, 50}, {1, 1, {}}).reason == reason::out_of_range);
}

TEST_CASE("models that handle seasonality are given the unadjusted series") {
  const series& y = support::earnings;
  support::check_near(medians(forecast_by(seasonal_naive(4), y, {5, 4, {}})),
                      {.83, .80, 1.00, .77, .83});
  support::check_near(medians(forecast_by(ets{4}, y, {3, 4, {}})), support::forecast_of(ets{4}, y),
                      1e-10);
}

TEST_CASE(
    "for all other models the series is seasonally adjusted and the indices are applied to the "
    "forecast") {
  // 15 quarters with multiplicative seasonality of strength 1: the naive forecast is the last value
  // divided by its seasonal index, times the index of the period.
  const series y(support::earnings.begin(), support::earnings.end() - 1);
  REQUIRE(seasonality_strength(y, 4) == 1);
  const seasonal_indices s = seasonal_indices_of(y, 4, true);
  const series found = medians(forecast_by(naive{}, y, {4, 4, {}}));
  for (std::size_t h = 0; h < 4; ++h) CHECK(found[h] == near(y.back() / s.at(14) * s.at(15 + h)));
  // For values below 0 the seasonality is additive.
  const series below = support::moved(y, 1, -5);
  const seasonal_indices t = seasonal_indices_of(below, 4, false);
  const series sum = medians(forecast_by(naive{}, below, {4, 4, {}}));
  for (std::size_t h = 0; h < 4; ++h) CHECK(sum[h] == near(below.back() - t.at(14) + t.at(15 + h)));
}

TEST_CASE("each model has its own reason, whatever the other models") {
  const series y{3, -1, 4, 2, 5};
  const std::vector<model_variant> models{log_theta{}, auto_model{}, logistic_growth(9)};
  const auto found = forecast_with(models, y, {2, 1, {}});
  CHECK(found[0].reason == reason::not_positive);
  CHECK(found[0].ahead.empty());
  CHECK(found[2].reason == reason::out_of_range);
  CHECK(medians(found[1]) == medians(forecast_by(auto_model{}, y, {2, 1, {}})));
}

TEST_CASE("a series that cannot be forecast gives every model the reason") {
  const auto reasons = [](const series& y, const admissible_range& within, reason expected) {
    for (const series_forecast& f : forecast_with(all_models(), y, {2, 1, within})) {
      CHECK(f.reason == expected);
      CHECK(f.ahead.empty());
    }
  };
  reasons({}, {}, reason::no_observation);
  reasons({missing, missing}, admissible_range(0, 1), reason::no_observation);
  reasons({1, infinity}, {}, reason::out_of_range);
  reasons({50, 101}, admissible_range(0, 100), reason::out_of_range);
  reasons({5, -1}, admissible_range(0, infinity), reason::out_of_range);
  CHECK(forecast_with({}, series{1}, {1, 1, {}}).empty());
}

TEST_CASE("a width beyond the largest double is out of range") {
  CHECK(forecast_by(naive{}, {1.7e308, -1.7e308, 1e308}, {1, 1, {}}).reason ==
        reason::out_of_range);
}

TEST_CASE("every forecast has ordered quantiles or a reason for any series") {
  const series values{0, 1, 2.5, 1e-300, 1e300, -1e300, 5e-324, missing, infinity, 100, 99.999, 50};
  support::dice d(40);
  for (int i = 0; i < 150; ++i) {
    series y(static_cast<std::size_t>(d.whole(0, 14)));
    for (double& x : y)
      x = values[static_cast<std::size_t>(d.whole(0, static_cast<int>(values.size()) - 1))];
    const std::vector<admissible_range> bounds{{},
                                               admissible_range(0, 100),
                                               admissible_range(0, infinity),
                                               admissible_range(-1.7e308, 1.7e308)};
    const std::int64_t season = d.whole(1, 4);
    const engine_options options{3, season, bounds[static_cast<std::size_t>(d.whole(0, 3))]};
    for (const series_forecast& f : forecast_with(all_models(season, 100), y, options)) {
      CHECK(f.ahead.size() == (f.reason == reason::none ? 3u : 0u));
      for (const distribution& x : f.ahead) {
        CHECK(x.quantile(0.1) <= x.quantile(0.5));
        CHECK(x.quantile(0.5) <= x.quantile(0.9));
      }
    }
  }
}

TEST_CASE(
    "the median of an ensemble combines the medians of its members, each with its own seasonal "
    "adjustment") {
  for (const engine_options& options :
       {engine_options{3, 4, {}}, {3, 1, {}}, {3, 4, admissible_range(0, 2)}}) {
    const auto by = [&](const char* name) {
      return medians(forecast_by(make_model(name, 4), support::earnings, options));
    };
    const series a = by("ets"), b = by("theta"), c = by("seasonal_naive"),
                 joined = by("median(ets,theta,seasonal_naive)");
    for (std::size_t h = 0; h < 3; ++h)
      CHECK(joined[h] ==
            near(std::max(std::min(a[h], b[h]), std::min(std::max(a[h], b[h]), c[h]))));
  }
}

TEST_CASE(
    "the interval width of an ensemble is the mean of its members', and its reason the first of "
    "theirs") {
  const auto width = [](const char* name) {
    return forecast_by(make_model(name, 1, 1), steady, {1, 1, {}}).ahead[0].below;
  };
  CHECK(width("mean(naive,drift)") == near((width("naive") + width("drift")) / 2));
  CHECK(width("median(auto)") == near(width("auto")));
  CHECK(forecast_by(make_model("mean(auto,logistic)", 1, 1), steady, {1, 1, {}}).reason ==
        reason::out_of_range);
}

TEST_CASE("the length of a season has no effect where it is longer than the series") {
  const auto most = std::numeric_limits<std::int64_t>::max();
  const auto with = [](const model_variant& m, std::int64_t season) {
    return medians(forecast_by(m, steady, {2, season, {}}));
  };
  CHECK(with(auto_model{}, most) == with(auto_model{}, 8));  // one value more than the series has
  CHECK(with(ets{most}, most) == with(ets{}, 1));
}

TEST_CASE("a horizon and a season of less than one period are rejected") {
  const std::vector<model_variant> models{naive{}};
  CHECK_THROWS_AS(forecast_with(models, series{1}, {0, 1, {}}), invalid_value);
  CHECK_THROWS_AS(forecast_with(models, series{1}, {-3, 1, {}}), invalid_value);
  CHECK_THROWS_AS(forecast_with(models, series{1}, {1, 0, {}}), invalid_value);
  CHECK_NOTHROW(engine_options{}.check());
}

TEST_CASE("auto follows a share that rises or falls steadily, with and without bounds") {
  // 1000 shares that change by 5 points a year with noise of standard deviation 1, a change of 15
  // in three years: a standard error of the mean bias is about .06 points. Decision 0103 has the
  // figures by length.
  struct course {
    double first, change;
    int values;
  };
  support::dice d(9);
  const auto noise = [&] {  // the sum of twelve uniform numbers less 6 is nearly standard normal
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += d.between(0, 1);
    return sum;
  };
  for (const course& c : {course{30, 5, 5}, course{70, -5, 5}, course{20, 5, 6}, course{25, 5, 8},
                          course{80, -5, 10}}) {
    double within = 0, without = 0;
    for (int k = 0; k < 1000; ++k) {
      series y;
      for (int t = 0; t < c.values; ++t) y.push_back(c.first + c.change * t + noise());
      const double later = c.first + c.change * (c.values + 2);
      const auto median = [&](const admissible_range& range) {
        return forecast_by(auto_model{}, y, {.horizon = 3, .range = range}).ahead[2].quantile(0.5);
      };
      within += (median(admissible_range(0, 100)) - later) / 1000;
      without += (median({}) - later) / 1000;
    }
    CHECK_MESSAGE(std::abs(within) < 0.8, "from ", c.first, " by ", c.change, ": ", within);
    if (c.change > 0)
      CHECK_MESSAGE(std::abs(without) < 0.8, "from ", c.first, " by ", c.change, ": ", without);
  }
}

TEST_CASE("an interval does not grow with the distance of a far bound") {
  const series rise{30, 35, 40.5, 44.8, 50};
  const auto ends = [](const series& y, double low, double high) {
    const auto f =
        forecast_by(auto_model{}, y, {.horizon = 3, .range = admissible_range(low, high)});
    return std::pair(f.ahead[2].quantile(0.1), f.ahead[2].quantile(0.9));
  };
  const auto free = ends(rise, -infinity, infinity);
  for (const admissible_range& within :
       {admissible_range(0, 100), admissible_range(0, 150), admissible_range(0, 200),
        admissible_range(0, 500), admissible_range(0, 1000), admissible_range(-100, 1000),
        admissible_range(0, 2400), admissible_range(0, 1e4), admissible_range(-1e4, 1e4),
        admissible_range(0, 1e6), admissible_range(0, 1e300)}) {
    const auto found = ends(rise, within.low(), within.high());
    CHECK_MESSAGE(found.first == doctest::Approx(free.first).epsilon(0.05), within.high());
    CHECK_MESSAGE(found.second == doctest::Approx(free.second).epsilon(0.05), within.high());
  }
  for (const series& y : {rise, series{44, 31, 50, 36, 47}, series{3, 2, 4, 3}, series{12}})
    for (const double far : {1e4, 1e6, 1e9}) CHECK(ends(y, 0, far) == ends(y, 0, infinity));
}

TEST_CASE("a share of zeros alone keeps an interval of positive width") {
  const auto f =
      forecast_by(auto_model{}, {0, 0, 0}, {.horizon = 1, .range = admissible_range(0, 100)});
  CHECK(f.ahead[0].quantile(0.5) == doctest::Approx(0));
  CHECK(f.ahead[0].quantile(0.975) > 1);
}

namespace {

/// Months around a rising level, with a season of a quarter of the level.
series months(support::dice& d, int n, double level = 100) {
  series y;
  for (int t = 0; t < n; ++t)
    y.push_back((level + t + d.between(-4, 4)) * (1 + .25 * std::sin(t * 3.14159265 / 6)));
  return y;
}

/// What the engine computes for a series before its models run.
precomputed_paths paths_of(preprocessed_series& prepared) {
  precomputed_paths known{fit_auto(trend_plans(prepared.values().size()), prepared.values(),
                                   prepared.features(), prepared.reach())};
  seasonal_memory memory;
  prepared.fit_season({}, known, memory);
  return known;
}

}  // namespace

TEST_CASE("a series of more than one season is forecast by the seasonal members") {
  support::dice d(80);
  for (const int n : {13, 18, 25, 60}) {
    const series y = months(d, n);
    preprocessed_series prepared({5, 12, {}});
    prepared.assign(y);
    const precomputed_paths known = paths_of(prepared);
    REQUIRE(known.seasonal.ahead.size() == 5);
    const series found = medians(forecast_by(auto_model{}, y, {5, 12, {}}));
    for (std::size_t h = 0; h < 5; ++h)
      CHECK(found[h] == doctest::Approx(prepared.unit() * known.seasonal.ahead[h]).epsilon(1e-12));
  }
}

TEST_CASE(
    "one season or less has no seasonal members, and two thirds are the last season or value") {
  support::dice d(81);
  const series whole = months(d, 12), part = months(d, 5);
  for (const series& y : {whole, part, series{3}, series(30, 7.0)}) {
    preprocessed_series prepared({5, 12, {}});
    prepared.assign(y);
    CHECK(paths_of(prepared).seasonal.ahead.empty());
    const auto one = forecast_by(auto_model{}, y, {5, 12, {}}),
               other = forecast_by(auto_model{}, y, {5, 1, {}});
    for (std::size_t h = 0; h < 5; ++h) {
      const double last = y.size() == 12 ? y[h] : y.back();
      CHECK(one.ahead[h].median == near(other.ahead[h].median / 3 + 2 * last / 3));
      CHECK(one.ahead[h].below == other.ahead[h].below);
      CHECK(one.ahead[h].above == other.ahead[h].above);
    }
  }
}

TEST_CASE("half-widths of a series with a season are those of the unadjusted values") {
  // The knots of the quantile ratios are rounded to seven digits.
  support::dice d(82);
  const series y = months(d, 48);
  preprocessed_series prepared({14, 12, {}});
  prepared.assign(y);
  const precomputed_paths known = paths_of(prepared);
  const double scale = prepared.width_scale(known);
  for (const auto& [model, factor] :
       {std::pair<model_variant, double>(auto_model{}, 1), {naive{}, width_factors[1]}}) {
    const series_forecast f = forecast_by(model, y, {14, 12, {}});
    for (std::size_t h = 0; h < 14; ++h) {
      const half_widths w =
          seasonal_half_widths(seasonal_width_terms(known.seasonal, h, 48, 12, scale));
      const double unit = prepared.unit() * scale * factor;
      CHECK(f.ahead[h].quantile(.5) - f.ahead[h].quantile(.025) ==
            doctest::Approx(unit * w.below).epsilon(1e-6));
      CHECK(f.ahead[h].quantile(.975) - f.ahead[h].quantile(.5) ==
            doctest::Approx(unit * w.above).epsilon(1e-6));
    }
  }
}

TEST_CASE("months are forecast with their season, whatever the length of the history") {
  // The forecasts of the lowest and the highest month lie on their sides of the level.
  support::dice d(83);
  for (const int n : {13, 15, 18, 21, 24, 30, 37, 120}) {
    const series found = medians(forecast_by(auto_model{}, months(d, n, 200), {12, 12, {}}));
    const auto [low, high] = std::minmax_element(found.begin(), found.end());
    CHECK((low - found.begin() + n) % 12 >= 7);
    CHECK((low - found.begin() + n) % 12 <= 11);
    CHECK((high - found.begin() + n) % 12 >= 1);
    CHECK((high - found.begin() + n) % 12 <= 5);
    CHECK(*high > 1.3 * *low);
  }
}

TEST_CASE("with a season, ahead begins after the last period, whether it has a value or not") {
  support::dice d(84);
  const series y = months(d, 40);
  series late = y;
  late.insert(late.end(), 2, missing);
  const series_forecast whole = forecast_by(auto_model{}, y, {14, 12, {}}),
                        rest = forecast_by(auto_model{}, late, {12, 12, {}});
  for (std::size_t h = 0; h < 12; ++h)
    for (const double p : {.025, .5, .9})
      CHECK(rest.ahead[h].quantile(p) == near(whole.ahead[h + 2].quantile(p)));
}

TEST_CASE("with a season all forecasts are finite and lie within the bounds") {
  support::dice d(85);
  std::vector<series> kinds;
  for (int i = 0; i < 20; ++i) {
    series y = months(d, d.whole(5, 40), d.between(0, 60));
    for (double& x : y) x = std::clamp(x, 0.0, 100.0);
    kinds.push_back(y);
  }
  series sparse(26, 0.0), spike(17, 4.0), last(13, 50.0), gaps = months(d, 30, 20);
  sparse[4] = 12;
  spike.back() = 100;
  last.front() = 0;
  for (std::size_t t = 1; t < gaps.size(); t += 2) gaps[t] = missing;
  for (const series& y : {sparse, spike, last, gaps, series{0, 0, 0, 0, 1e-300},
                          series{0, 1, 0, 1, 0}, series{5e-324, 0, 5e-324, 0, 0, 1e-310}})
    kinds.push_back(y);
  for (const admissible_range& within :
       {admissible_range(), admissible_range(0, 100), admissible_range(0, infinity)})
    for (const std::int64_t season : {2, 4, 7, 12})
      for (const series& y : kinds)
        for (const series_forecast& f :
             forecast_with(all_models(season, 200), y, {6, season, within})) {
          if (f.reason != reason::none) continue;
          for (const distribution& one : f.ahead)
            for (const double p : {1e-12, .025, .5, .975, 1 - 1e-12}) {
              CHECK(std::isfinite(one.quantile(p)));
              CHECK(within.contains(one.quantile(p)));
            }
        }
}

TEST_CASE("with a season forecasts are identical to the last bit under scaling by a power of two") {
  support::dice d(86);
  const series y = months(d, 30);
  const series_forecast plain = forecast_by(auto_model{}, y, {3, 12, {}});
  for (const int power : {-900, 900}) {
    const series_forecast far =
        forecast_by(auto_model{}, support::moved(y, std::ldexp(1.0, power), 0), {3, 12, {}});
    for (std::size_t h = 0; h < 3; ++h) {
      CHECK(far.ahead[h].median == std::ldexp(plain.ahead[h].median, power));
      CHECK(far.ahead[h].below == std::ldexp(plain.ahead[h].below, power));
      CHECK(far.ahead[h].above == std::ldexp(plain.ahead[h].above, power));
    }
  }
}

TEST_CASE("days and weeks are forecast with their season") {
  // The highest period of the season is the highest of the forecast.
  support::dice d(87);
  for (const std::int64_t season : {2, 7, 52}) {
    series y;
    for (int t = 0; t < 3 * season; ++t)
      y.push_back(50 + d.between(-1, 1) + (t % season == season - 2 ? 30 : 0));
    const series found = medians(forecast_by(auto_model{}, y, {season, season, {}}));
    CHECK(std::max_element(found.begin(), found.end()) - found.begin() == season - 2);
    CHECK(found[static_cast<std::size_t>(season - 2)] > 70);
  }
}
