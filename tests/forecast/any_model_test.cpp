#include "tiendo/forecast/any_model.hpp"

#include <doctest/doctest.h>

#include <string>

#include "support/forecasting.hpp"

using namespace tiendo;
using namespace tiendo::forecast;
using support::series;

namespace {
reason run(const any_model& model, const series& y, series& ahead) {
  return std::visit([&](const auto& m) { return forecast_series(m, y, ahead); }, model);
}
series path_of(const any_model& model, const series& y) {
  series ahead(3);
  CHECK(run(model, y, ahead) == reason::none);
  return ahead;
}
}  // namespace

TEST_CASE("every name gives the model of that name") {
  for (std::size_t i = 0; i < model_names.size(); ++i) {
    const any_model m = model_of(model_names[i], 4, 100);
    CHECK(m.index() == i);
    CHECK(name_of(m) == model_names[i]);
  }
}

TEST_CASE("names stand for what they say") {
  const series y{4, 5, 7, 6, 8, 9, 9.5};
  CHECK(path_of(model_of("auto"), y) == support::forecast_of(automatic{}, y));
  CHECK(path_of(model_of("naive"), y) == series(3, 9.5));
  CHECK(path_of(model_of("ses"), y) == support::forecast_of(simple_smoothing{}, y));
  CHECK(path_of(model_of("damped"), y) == support::forecast_of(damped_trend{}, y));
  CHECK(path_of(model_of("theta"), y) == support::forecast_of(theta{}, y));
  CHECK(path_of(model_of("trend_average"), y) == support::forecast_of(trend_average{}, y));
}

TEST_CASE("season length and cap reach the models that have one") {
  CHECK(std::get<seasonal_naive>(model_of("seasonal_naive", 4)).length == 4);
  CHECK(std::get<ets>(model_of("ets", 12)).season_length == 12);
  CHECK(std::get<logistic_growth>(model_of("logistic", 1, 80)).cap == 80);
  CHECK(std::get<gompertz_growth>(model_of("gompertz", 1, 90)).cap == 90);
}

TEST_CASE("comb is the mean of simple smoothing, Holt and the damped trend") {
  const series y = support::nile;
  const series a = path_of(model_of("ses"), y), b = path_of(model_of("holt"), y), c = path_of(model_of("damped"), y);
  const series found = path_of(model_of("comb"), y);
  for (std::size_t h = 0; h < found.size(); ++h) CHECK(found[h] == support::near((a[h] + b[h] + c[h]) / 3));
}

TEST_CASE("only ets and seasonal naive know seasons themselves") {
  for (const std::string_view name : model_names)
    CHECK(knows_seasons(model_of(name, 4, 1)) == (name == "ets" || name == "seasonal_naive"));
}

TEST_CASE("other names are refused, and the message lists those there are") {
  for (const char* name : {"", "AUTO", "prophet", "naive "}) CHECK_THROWS_AS(model_of(name), lookup_error);
  try {
    model_of("prophet");
  } catch (const lookup_error& e) {
    const std::string message = e.what();
    CHECK(message.find("'prophet'") != std::string::npos);
    for (const std::string_view name : model_names) CHECK(message.find(name) != std::string::npos);
  }
}

TEST_CASE("a cap that is missing and a season of no period are refused") {
  CHECK_THROWS_AS(model_of("logistic"), value_error);
  CHECK_THROWS_AS(model_of("gompertz", 1, -1), value_error);
  CHECK_THROWS_AS(model_of("seasonal_naive", 0), value_error);
}

TEST_CASE("no series makes a model fail: it has finite forecasts or a reason") {
  const series figures{0, 1, -1, 2.5, 1e-300, 1e300, -1e300, 5e-324, std::numeric_limits<double>::max(),
                       support::missing, support::infinity, 99.999, 1 + 1e-15};
  support::dice d(38);
  for (int i = 0; i < 400; ++i) {
    series y(static_cast<std::size_t>(d.whole(0, 12)));
    for (double& x : y) x = figures[static_cast<std::size_t>(d.whole(0, static_cast<int>(figures.size()) - 1))];
    for (const std::string_view name : model_names) {
      series ahead(4);
      const reason why = run(model_of(name, d.whole(1, 5), 100), y, ahead);
      for (const double x : ahead) CHECK(std::isfinite(x) == (why == reason::none));
    }
  }
}
