#include "tiendo/forecast/detail/registry.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/forecasting.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::series;

namespace {
reason run(const model_variant& model, const series& y, series& ahead) {
  return std::visit([&](const auto& m) { return forecast_series(m, y, ahead); }, model);
}
series path_of(const model_variant& model, const series& y) {
  series ahead(3);
  CHECK(run(model, y, ahead) == reason::none);
  return ahead;
}
}  // namespace

TEST_CASE("every name makes the model of that name") {
  for (std::size_t i = 0; i < model_names.size(); ++i) {
    CHECK(make_base_model(model_names[i], 4, 100).index() == i);
    CHECK(make_model(model_names[i], 4, 100).index() == i);
  }
}

TEST_CASE("names are mapped to the model types") {
  const series y{4, 5, 7, 6, 8, 9, 9.5};
  CHECK(path_of(make_model("auto"), y) == support::forecast_of(auto_model{}, y));
  CHECK(path_of(make_model("naive"), y) == series(3, 9.5));
  CHECK(path_of(make_model("ses"), y) == support::forecast_of(ses{}, y));
  CHECK(path_of(make_model("damped"), y) == support::forecast_of(damped_trend{}, y));
  CHECK(path_of(make_model("theta"), y) == support::forecast_of(theta{}, y));
  CHECK(path_of(make_model("trend_average"), y) ==
        support::forecast_of(damped_trend_ensemble{}, y));
}

TEST_CASE("season length and cap are passed to the models that need them") {
  CHECK(std::get<seasonal_naive>(make_model("seasonal_naive", 4)).length == 4);
  CHECK(std::get<ets>(make_model("ets", 12)).season_length == 12);
  CHECK(std::get<logistic_growth>(make_model("logistic", 1, 80)).cap == 80);
  CHECK(std::get<gompertz_growth>(make_model("gompertz", 1, 90)).cap == 90);
}

TEST_CASE("comb is the mean of SES, Holt and the damped trend") {
  const series y = support::nile;
  const series a = path_of(make_model("ses"), y), b = path_of(make_model("holt"), y),
               c = path_of(make_model("damped"), y);
  const series found = path_of(make_model("comb"), y);
  for (std::size_t h = 0; h < found.size(); ++h)
    CHECK(found[h] == support::near((a[h] + b[h] + c[h]) / 3));
}

TEST_CASE("only ets and the seasonal naive model handle seasonality themselves") {
  for (const std::string_view name : model_names) {
    const bool knows = std::visit([]<class Model>(const Model&) { return knows_seasons<Model>; },
                                  make_base_model(name, 4, 1));
    CHECK(knows == (name == "ets" || name == "seasonal_naive"));
  }
}

TEST_CASE("names of ensembles make the mean or the median of their members") {
  const series y = support::nile;
  const series a = path_of(make_model("ets"), y), b = path_of(make_model("theta"), y),
               c = path_of(make_model("damped"), y);
  const series mean = path_of(make_model("mean(ets,theta,damped)"), y);
  const series median = path_of(make_model("median( ets, theta ,damped)"), y);
  const series two = path_of(make_model("median(ets,theta)"), y);
  for (std::size_t h = 0; h < a.size(); ++h) {
    CHECK(mean[h] == support::near((a[h] + b[h] + c[h]) / 3));
    CHECK(median[h] == std::max(std::min(a[h], b[h]), std::min(std::max(a[h], b[h]), c[h])));
    CHECK(two[h] == support::near((a[h] + b[h]) / 2));
  }
  CHECK(path_of(make_model("mean(comb)"), y) == path_of(make_model("comb"), y));
}

TEST_CASE(
    "the cap of a member is in the unit of the series, and the reason of a member is that of the "
    "ensemble") {
  // By hand: the odds 1/3, 1 are followed by 3, 9, 27 for a cap of 100 (growth_curve_test); the
  // last value is 50.
  support::check_near(path_of(make_model("mean(logistic,naive)", 1, 100), {25, 50}),
                      {62.5, 70, (50 + 2700. / 28) / 2}, 1e-10);
  series ahead(3);
  CHECK(run(make_model("mean(auto,log_theta)"), {1, -1, 2}, ahead) == reason::not_positive);
  CHECK(run(make_model("median(logistic,naive,drift)", 1, 40), {25, 50}, ahead) ==
        reason::out_of_range);
}

TEST_CASE("every member of an ensemble needs a valid name") {
  for (const char* name :
       {"mean()", "mean(ets,)", "median(,ets)", "median(ets", "mean(prophet)", "mean(mean(ets))",
        "sum(ets)", "mean(ets theta)", "ets,theta", "mean(ets),theta)"})
    CHECK_THROWS_AS(make_model(name), unknown_name);
  CHECK_THROWS_AS(make_model("mean(ets,logistic)"), invalid_value);
}

TEST_CASE("unknown names are rejected with a list of the models") {
  for (const char* name : {"", "AUTO", "prophet", "naive "})
    CHECK_THROWS_AS(make_model(name), unknown_name);
  try {
    make_model("prophet");
  } catch (const unknown_name& e) {
    const std::string message = e.what();
    CHECK(message.find("'prophet'") != std::string::npos);
    for (const std::string_view name : model_names) CHECK(message.find(name) != std::string::npos);
  }
}

TEST_CASE("a missing cap and a season of no period are rejected") {
  CHECK_THROWS_AS(make_model("logistic"), invalid_value);
  CHECK_THROWS_AS(make_model("gompertz", 1, -1), invalid_value);
  CHECK_THROWS_AS(make_model("seasonal_naive", 0), invalid_value);
}

TEST_CASE("every model has finite forecasts or a reason for any series") {
  const series values{0,
                      1,
                      -1,
                      2.5,
                      1e-300,
                      1e300,
                      -1e300,
                      5e-324,
                      std::numeric_limits<double>::max(),
                      support::missing,
                      support::infinity,
                      99.999,
                      1 + 1e-15};
  support::dice d(38);
  for (int i = 0; i < 400; ++i) {
    series y(static_cast<std::size_t>(d.whole(0, 12)));
    for (double& x : y)
      x = values[static_cast<std::size_t>(d.whole(0, static_cast<int>(values.size()) - 1))];
    std::vector<std::string_view> names(model_names.begin(), model_names.end());
    names.insert(names.end(), {"mean(auto,ets,drift)", "median(ets,theta,logistic)"});
    for (const std::string_view name : names) {
      series ahead(4);
      const reason why = run(make_model(name, d.whole(1, 5), 100), y, ahead);
      for (const double x : ahead) CHECK(std::isfinite(x) == (why == reason::none));
    }
  }
}
