#include "tiendo/forecast/detail/smoothing/model_averaging.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "support/forecasting.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;
using support::series;

namespace {
series normalised(series w) {
  softmax(w);
  return w;
}
}  // namespace

TEST_CASE("softmax turns log-weights into weights that sum to 1") {
  support::check_near(normalised({0, std::log(3.0)}), {.25, .75});
  support::check_near(normalised({5}), {1});
  support::check_near(normalised({2, 2, 2, 2}), {.25, .25, .25, .25});
}

TEST_CASE("softmax does not overflow and is invariant under a shift of all log-weights") {
  support::check_near(normalised({1e4, 1e4 + std::log(3.0)}), {.25, .75}, 1e-11);
  CHECK(normalised({-1e300, 1e300}) == series{0, 1});
  support::dice d(4);
  for (int i = 0; i < 50; ++i) {
    series w(static_cast<std::size_t>(d.whole(1, 30)));
    for (double& x : w) x = d.between(-20, 20);
    const series plain = normalised(w);
    CHECK(std::accumulate(plain.begin(), plain.end(), 0.0) == near(1));
    support::check_near(normalised(support::moved(w, 1, 17)), plain, 1e-12);
    for (std::size_t k = 1; k < w.size(); ++k)
      CHECK((w[k - 1] < w[k]) == (plain[k - 1] < plain[k]));
  }
}

TEST_CASE("the likelihood of a fit decreases with its errors") {
  // By hand: S + .1 = 4 over n = 4 has a logarithm of 0; e^2 times 2 over 2 gives -1 x 2.
  CHECK(log_likelihood(3.9, 4) == near(0));
  CHECK(log_likelihood(2 * std::exp(2.0) - 0.1, 2) == near(-2));
  for (double s = 0; s < 5; s += 0.25) CHECK(log_likelihood(s, 6) > log_likelihood(s + 0.25, 6));
}

TEST_CASE("the likelihood of a perfect fit is finite") {
  CHECK(std::isfinite(log_likelihood(0, 5)));
  CHECK(log_likelihood(0, 5) == near(2.5 * std::log(50.0)));
}
