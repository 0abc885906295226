#include "tiendo/forecast/series_forecast.hpp"

#include <doctest/doctest.h>

#include <array>
#include <limits>
#include <vector>

#include "support/near.hpp"

using namespace tiendo;
using namespace tiendo::forecast;
using support::near;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<any_model> all_models(std::int64_t season_length = 1) {
  std::vector<any_model> models;
  for (const std::string_view name : model_names) models.push_back(model_of(name, season_length, 200));
  return models;
}

}  // namespace

TEST_CASE("every model has an answer or a reason for every series, and no answer is not a number") {
  const auto models = all_models();
  for (const std::vector<double>& y :
       {std::vector<double>{5}, {3, 3, 3}, {missing, 10, missing, 20, missing}, {0, 0, 0}, {-3, 5, -1, 0},
        {1e300, 1.2e300, -1e300}, {1e-300, 2e-300, 4e-300}, {1e300}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10},
        {1e-300, 1e300}, {missing}, {}, {1, std::numeric_limits<double>::infinity()}}) {
    const auto said = forecast_with(models, y, {4, 1, {}});
    REQUIRE(said.size() == models.size());
    for (const model_forecast& f : said) {
      CHECK((f.reason == reason::none) == (f.ahead.size() == 4));
      for (const distribution& d : f.ahead)
        for (const double p : {0.025, 0.5, 0.975}) CHECK_FALSE(std::isnan(d.quantile(p)));
    }
  }
  CHECK(forecast_with(models, std::array{missing}, {1, 1, {}})[0].reason == reason::no_observation);
  CHECK(forecast_with(models, std::vector<double>{}, {1, 1, {}})[3].reason == reason::no_observation);
}

TEST_CASE("one figure has an interval too, and a longer horizon a wider one") {
  const auto f = forecast_with(std::array{model_of("auto")}, std::array{50.0}, {3, 1, {}})[0];
  CHECK(f.ahead[0].quantile(0.5) == 50);
  CHECK(f.ahead[0].quantile(0.975) > 52);
  CHECK(f.ahead[0].quantile(0.025) < 48);
  CHECK(f.ahead[2].quantile(0.975) > f.ahead[0].quantile(0.975));
}

TEST_CASE("nothing leaves its bounds, and figures beyond them are out of range") {
  support::dice dice(9);
  const auto models = all_models();
  for (int i = 0; i < 50; ++i) {
    std::vector<double> y(static_cast<std::size_t>(dice.whole(1, 9)));
    for (double& x : y) x = dice.whole(0, 4) == 0 ? 100 * dice.whole(0, 1) : dice.between(0, 100);
    for (const model_forecast& f : forecast_with(models, y, {5, 1, limits(0, 100)}))
      for (const distribution& d : f.ahead)
        for (const double p : {0.001, 0.1, 0.5, 0.9, 0.999}) {
          CHECK(d.quantile(p) >= 0);
          CHECK(d.quantile(p) <= 100);
        }
  }
  CHECK(forecast_with(models, std::array{50.0, 101.0}, {1, 1, limits(0, 100)})[0].reason == reason::out_of_range);
}

TEST_CASE("growth towards a cap keeps the units of the series") {
  const auto f = forecast_with(std::array{model_of("logistic", 1, 100)}, std::array{25.0, 50.0}, {1, 1, {}})[0];
  CHECK(f.ahead[0].quantile(0.5) == near(75));
  const auto bounded =
      forecast_with(std::array{model_of("logistic", 1, 100)}, std::array{25.0, 50.0}, {1, 1, limits(0, 100)})[0];
  CHECK(bounded.ahead[0].quantile(0.5) == doctest::Approx(75).epsilon(1e-9));
}

TEST_CASE("a season comes back in the forecast of every model but the naive ones that ignore it") {
  std::vector<double> y;
  for (int t = 0; t < 32; ++t) y.push_back(100 + std::array{10.0, -4.0, 2.0, -8.0}[static_cast<std::size_t>(t % 4)]);
  for (const model_forecast& f : forecast_with(all_models(4), y, {4, 4, {}})) {
    if (f.reason != reason::none) continue;
    CHECK(f.ahead[0].quantile(0.5) - f.ahead[3].quantile(0.5) == doctest::Approx(18).epsilon(0.15));
  }
}

TEST_CASE("trailing missing periods are forecast over") {
  const auto models = std::array{model_of("drift")};
  const auto f = forecast_with(models, std::array{2.0, 4.0, missing}, {1, 1, {}})[0];
  CHECK(f.ahead[0].quantile(0.5) == near(8));
}

TEST_CASE("a request makes sense") {
  const auto models = all_models();
  CHECK_THROWS_AS(forecast_with(models, std::array{1.0}, {0, 1, {}}), value_error);
  CHECK_THROWS_AS(forecast_with(models, std::array{1.0}, {1, 0, {}}), value_error);
}
