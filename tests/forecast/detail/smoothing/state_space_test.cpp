#include "tiendo/forecast/detail/smoothing/state_space.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::infinity;
using support::near;
using support::series;

namespace {

constexpr component_kind none = component_kind::none, additive = component_kind::additive,
                         multiplicative = component_kind::multiplicative;

void check_run(const smoothing_run& r, double log_likelihood, const series& level_and_trend,
               const series& season = {}) {
  CHECK(r.log_likelihood() == doctest::Approx(log_likelihood).epsilon(1e-12));
  CHECK(r.final.level == near(level_and_trend[0]));
  if (level_and_trend.size() > 1) CHECK(r.final.trend == near(level_and_trend[1]));
  support::check_near(r.final.season, season);
}

}  // namespace

TEST_CASE("the name of a form consists of its letters") {
  CHECK(smoothing_form{}.name() == "ANN");
  CHECK(smoothing_form{true, true, true, none}.name() == "MAdN");
  CHECK(smoothing_form{false, true, false, additive}.name() == "AAA");
  CHECK(smoothing_form{true, false, false, multiplicative}.name() == "MNM");
}

TEST_CASE("states and likelihood of non-seasonal forms equal R's") {
  // R 4.2.2, forecast 8.20: pegelsresid.C(Nile[1:20], 1, c(1100, -5), error, trend, "N", damped,
  // .3, .1, NULL, .9, 3), last row of $states and -$lik / 2
  const seasonal_state start{1100, -5, {}};
  check_run(filter({}, {.3}, {1100, 0, {}}, support::nile), -130.638579220014, {1026.33217493816});
  check_run(filter({true}, {.3}, {1100, 0, {}}, support::nile), -130.526964953446,
            {1026.33217493816});
  check_run(filter({false, true}, {.3, .1}, start, support::nile), -131.905753895771,
            {983.450944474195467, -0.285218997541527});
  check_run(filter({false, true, true}, {.3, .1, 0, .9}, start, support::nile), -131.681385410392,
            {995.37164400110851, 4.23190275336034});
  check_run(filter({true, true, true}, {.3, .1, 0, .9}, start, support::nile), -131.614510214566,
            {995.37164400110851, 4.23190275336034});
  check_run(filter({true, true}, {.3, .1}, start, support::nile), -131.914586713396,
            {983.450944474195467, -0.285218997541527});
}

TEST_CASE("states and likelihood of seasonal forms equal R's") {
  // R 4.2.2, forecast 8.20: pegelsresid.C(ts(JohnsonJohnson[1:16], frequency = 4), 4, c(.7, .02,
  // rev(season)), error, trend, season, damped, .3, .1, .2, .9, 3); R stores the latest seasonal
  // state first, tiendo that of the next period.
  const series sum{.1, 0, .2, -.3}, product{1.1, 1, 1.2, .7};
  const series& y = support::earnings;
  check_run(filter({false, false, false, additive}, {.3, 0, .2}, {.7, 0, sum}, y), 15.3453090411105,
            {0.8436129001653088},
            {0.0465532424497020, 0.0190713318559914, 0.2120526525180340, -0.1819352933801882});
  check_run(filter({false, true, true, additive}, {.3, .1, .2, .9}, {.7, .02, sum}, y),
            15.9840960221937, {0.87429467915061798, 0.02681494703944175},
            {0.03283688079716100, 0.00479701912434695, 0.19750944861343861, -0.19587181478401419});
  check_run(
      filter({true, true, false, additive}, {.3, .1, .2}, {.7, .02, sum}, y), 12.5837127127419,
      {0.886668778927727885, 0.030359426149778924},
      {0.029236194214527944, 0.000392309710668753, 0.192440889113940472, -0.201350540739579392});
  check_run(filter({true, true, true, multiplicative}, {.3, .1, .2, .9}, {.7, .02, product}, y),
            17.0048892669019, {0.8953379329462038, 0.0321374305283154},
            {1.0309294562276028, 1.0049201885774761, 1.2386515482499769, 0.7670203447271680});
  check_run(filter({false, true, false, multiplicative}, {.3, .1, .2}, {.7, .02, product}, y),
            18.5919991086214, {0.9087739059290143, 0.0359339165731302},
            {1.0260213276034273, 0.9990432501525629, 1.2304806720660644, 0.7608353684531540});
  check_run(filter({true, false, false, multiplicative}, {.3, 0, .2}, {.7, 0, product}, y),
            16.587810161449, {0.862155425412508},
            {1.049812872182842, 1.023930070670505, 1.262276934122899, 0.784375780046543});
  // The states of multiplicative errors are those of additive errors; only the likelihood differs.
  CHECK(filter({true, false, false, additive}, {.3, 0, .2}, {.7, 0, sum}, y).log_likelihood() ==
        near(11.0748572220196));
  CHECK(filter({false, true, false, additive}, {.3, .1, .2}, {.7, .02, sum}, y).log_likelihood() ==
        near(16.1889127837527));
  CHECK(filter({true, true, false, multiplicative}, {.3, .1, .2}, {.7, .02, product}, y)
            .log_likelihood() == near(17.1932117954652));
}

TEST_CASE("forecast paths equal those of statsmodels and R") {
  const auto path = [](const smoothing_form& form, double phi, const seasonal_state& s,
                       std::size_t horizon) {
    series ahead(horizon);
    extend(form, phi, s, ahead);
    return ahead;
  };
  // statsmodels 0.15.0: Holt(Nile[1:20], damped_trend=True, initialization_method="known",
  // initial_level=1100, initial_trend=-5).fit(smoothing_level=.3, smoothing_trend=.1 / .3,
  // damping_trend=.9, optimized=False).forecast(3)
  const smoothing_form damped{false, true, true};
  support::check_near(
      path(damped, .9, filter(damped, {.3, .1, 0, .9}, {1100, -5, {}}, support::nile).final, 3),
      {999.1803564791329, 1002.6081977093548, 1005.6932548165546});
  // R 4.2.2, forecast 8.20: .C("etsforecast", state, 4, 1, 1, 1, 5, numeric(5)) from the last state
  // of MAA above
  const seasonal_state last{
      0.886668778927727885,
      0.030359426149778924,
      {0.029236194214527944, 0.000392309710668753, 0.192440889113940472, -0.201350540739579392}};
  support::check_near(path({true, true, false, additive}, 1, last, 5),
                      {0.946264399292035, 0.947779940937954, 1.170187946491005, 0.806755942787264,
                       1.067702103891151});
}

TEST_CASE("fitted values are one-step forecasts") {
  // By hand: the forecast is 10 and the value 14; the level changes by .5 of the error, so the next
  // forecast is 12.
  const smoothing_run r = filter({}, {.5}, {10, 0, {}}, series{14, 8});
  CHECK(r.fitted == series{10, 12});
  CHECK(r.final.level == 10);
  // errors 4 and -4: -1/2 (2 log 32)
  CHECK(r.log_likelihood() == near(-std::log(32.0)));
}

TEST_CASE("one update changes every state by its share of the error") {
  // By hand, MAM: line 10 + 2, seasonal state .5, so the forecast is 6; the value 9 is 3 more: 6
  // more for the line, 1/4 more for the seasonal state.
  seasonal_state s{10, 2, {.5, 2}};
  CHECK(one_step_forecast({true, true, false, multiplicative}, 1, s) == 6);
  CHECK(update({true, true, false, multiplicative}, {.5, .25, .2}, s, 9) == 3);
  CHECK(s.level == 15);
  CHECK(s.trend == 3.5);
  support::check_near(s.season, {2, .55});
}

TEST_CASE("a path takes each forecast as the value of its period") {
  support::dice d(21);
  for (const component_kind season : {none, additive, multiplicative})
    for (const bool damped : {false, true}) {
      const smoothing_form form{false, true, damped, season};
      const double phi = damped ? 0.9 : 1;
      seasonal_state s{10, d.between(0, 1), {}};
      if (season != none) s.season = {1.2, .9, d.between(.5, 1)};
      series path(7);
      extend(form, phi, s, path);
      for (const double x : path) {
        const double next = one_step_forecast(form, phi, s);
        CHECK(x == near(next));
        update(form, {.3, .1, .2, phi}, s, next);
      }
    }
}

TEST_CASE("a form without a trend ignores the trend state") {
  series path(2);
  extend({}, 1, {5, 99, {}}, path);
  CHECK(path == series{5, 5});
}

TEST_CASE("likelihoods of perfect and of impossible fits are infinite or NaN, not errors") {
  CHECK(filter({}, {.5}, {3, 0, {}}, series{3, 3}).log_likelihood() == infinity);
  CHECK_FALSE(std::isfinite(filter({true}, {.5}, {0, 0, {}}, series{0, 3}).log_likelihood()));
  CHECK(filter({}, {.5}, {3, 0, {}}, {}).fitted.empty());
  // By hand: at least e^2 in squares of two values: -1/2 x 2 x 2.
  CHECK(filter({}, {.5}, {3, 0, {}}, series{3, 3}).log_likelihood(std::exp(2)) == near(-2));
}

TEST_CASE("parameters are counted as in R, including the variance") {
  // R 4.2.2, forecast 8.20, length(ets(...)$par) + 1 with alpha optimised: ANN 3, AAdN 6; with
  // gamma and m = 4 less one of the seasons, which sum to 0, or to 4: MAM 9.
  CHECK(parameter_count({}, 1) == 3);
  CHECK(parameter_count({false, true}, 1) == 5);
  CHECK(parameter_count({false, true, true}, 1) == 6);
  CHECK(parameter_count({true, true, false, multiplicative}, 4) == 9);
}

TEST_CASE("the AICc equals R's") {
  // R 4.2.2, forecast 8.20: ets(Nile[1:20], "ANN") and "AAN" damped: $loglik, $aicc
  CHECK(corrected_criterion(-128.821598977755, 3, 20) ==
        doctest::Approx(265.143197955510).epsilon(1e-12));
  CHECK(corrected_criterion(-128.006259923082, 6, 20) ==
        doctest::Approx(274.474058307702).epsilon(1e-12));
  // By hand: 2 + 6 + 24 / 1.
  CHECK(corrected_criterion(-1, 3, 5) == 32);
  CHECK(corrected_criterion(-1, 3, 4) == infinity);
  CHECK(corrected_criterion(-1, 3, 0) == infinity);
}
