#include "tiendo/forecast/detail/seasonal/seasonal_width.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "support/near.hpp"

using namespace tiendo::forecast::detail;
using support::near;

namespace {

seasonal_forecast any_forecast() {
  seasonal_forecast f;
  f.ahead = {10, 20, 30, 40, 50};
  f.spread = {1, 1, 1, 1, 3};
  f.error = 2;
  f.log_error = .2;
  f.log_share = .5;
  f.recent = .3;
  f.smoothing = {1, .2, .1, .9};
  return f;
}

}  // namespace

TEST_CASE("the scale is the mean absolute seasonal difference, shrunk as the interval scale") {
  // By hand: differences 1, 1, 1, 1.
  const std::array<double, 6> y{1, 5, 2, 6, 3, 7};
  CHECK(seasonal_scale(y, 2, 0) == 1);
  CHECK(seasonal_scale(y, 2, 1000) == near(interval_scale(1, 5, 1000)));
}

TEST_CASE("the regressors equal those computed by hand") {
  // The fifth of five periods ahead with m = 4 and n = 12 in units of 2: 1.25 seasons; error
  // sqrt((8 x 1 + 2 x .49) / 10) = .9476; relative error .2 x 50 / 2 = 5 against 1; spread 1.5.
  const auto terms = seasonal_width_terms(any_forecast(), 4, 12, 4, 2);
  CHECK(terms[0] == 1);
  CHECK(terms[1] == near(std::log(1.5)));
  CHECK(terms[2] == near(1. / 3));
  CHECK(terms[3] == near(.5 * std::log(.898)));
  CHECK(terms[4] == near(.5 * std::log(5.05 / 1.05)));
  CHECK(terms[5] == near(std::log(1.55)));
  CHECK(terms[6] == .3);
  CHECK(terms[7] == near(.2 * std::log(1.5)));
  CHECK(terms[8] == .9);
  CHECK(terms[9] == .5);
}

TEST_CASE("half-widths are log-linear in the regressors") {
  const auto terms = seasonal_width_terms(any_forecast(), 2, 30, 4, 2);
  double below = 0, above = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    below += terms[i] * seasonal_weights_below[i];
    above += terms[i] * seasonal_weights_above[i];
  }
  CHECK(seasonal_half_widths(terms).below == near(std::exp(below)));
  CHECK(seasonal_half_widths(terms).above == near(std::exp(above)));
}

TEST_CASE("widths grow with the error, the spread and the shortness, and with relative errors") {
  const auto at = [](const seasonal_forecast& f, std::size_t n) {
    return seasonal_half_widths(seasonal_width_terms(f, 1, n, 4, 2));
  };
  const half_widths usual = at(any_forecast(), 40);
  seasonal_forecast f = any_forecast();
  f.error = 3;
  f.log_share = 0;
  seasonal_forecast calm = any_forecast();
  calm.log_share = 0;
  CHECK(at(f, 40).above > at(calm, 40).above);
  f = any_forecast();
  f.spread[1] = 2;
  CHECK(at(f, 40).below > usual.below);
  f = any_forecast();
  f.ahead[1] = 40;
  CHECK(at(f, 40).above > usual.above);
  CHECK(at(any_forecast(), 6).below > usual.below);
  f = any_forecast();
  f.recent = .6;
  CHECK(at(f, 40).below > usual.below);
}
