#include "tiendo/forecast/models/ets.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"
#include "tiendo/forecast/models/ses.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;
using support::series;

namespace {

const fitted_form& only(const std::vector<fitted_form>& best) {
  REQUIRE(best.size() == 1);
  return best.front();
}

/// Five years of quarterly values with a season on an increasing line.
series quarters(double from) {
  series y;
  for (int t = 0; t < 20; ++t)
    y.push_back(from + 0.5 * t + series{0, 3, -1, -2}[static_cast<std::size_t>(t % 4)]);
  return y;
}

}  // namespace

TEST_CASE("the AICc of the best form is near that of R's ets") {
  // R 4.2.2, forecast 8.20, ets(y)$method, $aicc: Nile M,N,N 265.143; airmiles A,A,N 422.826 (its
  // search for M,A,N ends at 442.3); JohnsonJohnson[1:16] by quarter M,N,A -19.807, A,N,A -16.867.
  // The AICc of the grid may be larger by 1.
  const fitted_form river = only(ets{}.best(support::nile));
  CHECK(river.form.name() == "MNN");
  CHECK(river.criterion >= 265.143158993);
  CHECK(river.criterion <= 265.143158993 + 1);
  const fitted_form air = only(ets{}.best(support::airmiles));
  CHECK(air.form.trend);
  CHECK_FALSE(air.form.damped);
  CHECK(air.criterion <= 422.825721047);
  const fitted_form earnings = only(ets{4}.best(support::earnings));
  CHECK(earnings.form.season == component_kind::additive);
  CHECK_FALSE(earnings.form.trend);
  CHECK(earnings.criterion <= -19.8068834129 + 1);
}

TEST_CASE("the average of the forms is near R's best form if the data favour it") {
  // R 4.2.2, forecast 8.20: forecast(ets(airmiles), 3)$mean
  support::check_near(support::path_of(ets{}, support::airmiles),
                      {32764.28962, 34871.34103, 36978.39245}, 0.03);
}

TEST_CASE("the AICc of the best form is that of its run") {
  for (const std::int64_t m : {1, 4}) {
    const fitted_form f = only(ets{m}.best(support::earnings));
    const int count = parameter_count(f.form, static_cast<std::size_t>(m));
    CHECK(f.criterion == near(corrected_criterion(f.run.log_likelihood(), count, 16)));
    CHECK(f.run.fitted.size() == 16);
  }
}

TEST_CASE("for five values, one below 0, only the level forms have weights, by their likelihood") {
  // By hand: with n = 5 only the three parameters of ANN have a criterion; exp(-AICc / 2) is
  // S^(-5/2) then.
  const series y{-1, 2, 1, 4, 3};
  double sum = 0, total = 0;
  for (const double alpha : {0.05, 0.2, 0.4, 0.6, 0.8, 0.9, 0.9999}) {
    const ses_fit fit = smooth(y, alpha);
    const double weight = std::pow(fit.squares, -2.5);
    sum += weight * fit.level;
    total += weight;
  }
  support::check_near(support::path_of(ets{}, y), series(3, sum / total), 1e-10);
  CHECK(only(ets{}.best(y)).form.name() == "ANN");
}

TEST_CASE("ets extrapolates a line and a seasonal pattern on a line") {
  support::check_near(support::path_of(ets{}, {2, 4, 6, 8, 10, 12, 14, 16}), {18, 20, 22}, 1e-6);
  support::check_near(support::path_of(ets{}, {-2, -4, -6, -8, -10, -12, -14, -16}),
                      {-18, -20, -22}, 1e-3);
  support::check_near(support::path_of(ets{4}, quarters(20), 5), {30, 33.5, 30, 29.5, 32}, 1e-3);
  support::check_near(support::path_of(ets{4}, quarters(-30), 5), {-20, -16.5, -20, -20.5, -18},
                      1e-3);
}

TEST_CASE("multiplicative forms need values above 0") {
  for (const double from : {-30.0, -3.0}) {
    const fitted_form f = only(ets{4}.best(quarters(from)));
    CHECK_FALSE(f.form.multiplicative_error);
    CHECK(f.form.season != component_kind::multiplicative);
  }
}

TEST_CASE("ets repeats the last of fewer than five values and fits nothing") {
  for (const series& y :
       {series{3}, series{3, 4}, series{1, 2, 3}, series{1, 2, 3, 5}, series(9, 5.0)}) {
    CHECK(ets{}.best(y).empty());
    CHECK(support::path_of(ets{}, y) == series(3, y.back()));
  }
}

TEST_CASE("ets fits no seasonality to fewer than two seasons and three values") {
  const series y = quarters(20);
  const auto with = [&](std::size_t n, std::int64_t m) {
    return support::path_of(ets{m}, series(y.begin(), y.begin() + static_cast<std::ptrdiff_t>(n)));
  };
  CHECK(with(10, 4) == with(10, 1));
  CHECK(with(11, 4) != with(11, 1));
  for (const std::int64_t m :
       {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min(),
        std::int64_t{0}, std::int64_t{-1}})
    CHECK(with(20, m) == with(20, 1));
}

TEST_CASE("ets is equivariant under scale, and under shift if values are not positive") {
  support::dice d(26);
  for (int i = 0; i < 10; ++i) {
    const series y = support::moved(support::walk(d, d.whole(5, 14)), 1, 40);
    const double factor = d.between(0.1, 9);
    support::check_near(support::path_of(ets{}, support::moved(y, factor, 0)),
                        support::moved(support::path_of(ets{}, y), factor, 0), 1e-6);
    const series below = support::moved(y, 1, -100);
    support::check_near(support::path_of(ets{}, support::moved(below, factor, -7)),
                        support::moved(support::path_of(ets{}, below), factor, -7), 1e-6);
  }
}

TEST_CASE("ets keeps constants and accepts gaps") {
  support::check_keeps_constants(ets{});
  support::check_keeps_constants(ets{4});
  support::check_accepts_gaps(ets{});
}
