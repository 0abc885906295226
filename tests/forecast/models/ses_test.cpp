#include "tiendo/forecast/models/ses.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;
using support::series;

TEST_CASE("smoothing at one alpha with the best initial level equals that of statsmodels") {
  // statsmodels 0.15.0: SimpleExpSmoothing(y, initialization_method="known", initial_level=l)
  // .fit(smoothing_level=alpha, optimized=False), its affine errors solved for l by numpy's lstsq.
  const ses_fit river = smooth(support::nile, 0.3);
  CHECK(river.initial == doctest::Approx(1112.6209315520425).epsilon(1e-9));
  CHECK(river.squares == doctest::Approx(471274.21845540544).epsilon(1e-9));
  CHECK(river.level == doctest::Approx(1026.3422454654742).epsilon(1e-9));
  const ses_fit air = smooth(support::airmiles, 0.6);
  CHECK(air.initial == doctest::Approx(507.4320603319218).epsilon(1e-9));
  CHECK(air.squares == doctest::Approx(159491227.3226478).epsilon(1e-9));
  CHECK(air.level == doctest::Approx(29267.27234023298).epsilon(1e-9));
}

TEST_CASE("SES of two values equals values computed by hand") {
  // alpha .5 on 0, 1: errors -l and 1 - l / 2; least at l = (1/2) / (5/4) = .4, S = .16 + .64;
  // level .5 x .2 + .5.
  const ses_fit fit = smooth(series{0, 1}, 0.5);
  CHECK(fit.initial == near(0.4));
  CHECK(fit.squares == near(0.8));
  CHECK(fit.level == near(0.6));
}

TEST_CASE("at an alpha of 1 the level is the last value and the errors are the changes") {
  const ses_fit fit = smooth(series{3, 5, 1}, 1);
  CHECK(fit.initial == 3);
  CHECK(fit.level == 1);
  CHECK(fit.squares == 20);
}

TEST_CASE("for alpha above 1 the level overshoots") {
  // By hand, alpha 1.2 on 0, 1: errors -l and 1 + .2 l; least at l = -.2 / 1.04; level -.2 l + 1.2
  // (1 + .2 l) again.
  const double l = -0.2 / 1.04;
  CHECK(smooth(series{0, 1}, 1.2).level == near(-0.2 * l + 1.2 * (1 + 0.2 * l)));
}

TEST_CASE("the best alpha is that of R's ses") {
  // R 4.2.2, forecast 8.20, ses(y, initial = "optimal"): alpha, sum of squares, forecast.
  CHECK(best_alpha(support::airmiles) == doctest::Approx(0.9998999914).epsilon(1e-6));
  CHECK(best_alpha(support::nile) == doctest::Approx(1.000778e-4).epsilon(1e-6));
  CHECK(support::path_of(ses{}, support::airmiles, 1)[0] ==
        doctest::Approx(30513.8754499835).epsilon(1e-6));
  // If alpha is near 0, its search for the initial level ends near the least squares, but not at
  // them.
  CHECK(support::path_of(ses{}, support::nile, 1)[0] ==
        doctest::Approx(1070.85196544914).epsilon(5e-6));
  CHECK(smooth(support::nile, best_alpha(support::nile)).squares <= 393233.85619597);
}

TEST_CASE("no other alpha on a fine grid has a smaller sum of squares") {
  support::dice d(10);
  for (int i = 0; i < 20; ++i) {
    const series y = support::walk(d, d.whole(2, 20));
    const double alpha = best_alpha(y), least = smooth(y, alpha).squares;
    CHECK(alpha >= 1e-4);
    CHECK(alpha <= 0.9999);
    for (int k = 0; k <= 200; ++k)
      CHECK(smooth(y, 1e-4 + (0.9999 - 1e-4) * k / 200).squares >= least * (1 - 1e-6) - 1e-12);
  }
}

TEST_CASE("the level lies within the range of the values") {
  support::dice d(12);
  for (int i = 0; i < 40; ++i) {
    const series y = support::walk(d, d.whole(1, 12));
    const auto [low, high] = std::minmax_element(y.begin(), y.end());
    for (const double x : support::path_of(ses{}, y)) {
      CHECK(x >= *low - 1e-9);
      CHECK(x <= *high + 1e-9);
    }
  }
}

TEST_CASE("SES is equivariant, keeps constants and accepts gaps") {
  CHECK(support::path_of(ses{}, {2, 2, 2}) == series{2, 2, 2});
  support::check_equivariant(ses{}, 1e-6);
  support::check_keeps_constants(ses{});
  support::check_accepts_gaps(ses{});
}
