// Support of forecast tests: published series, paths of models, and checks that apply to every
// model.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "support/near.hpp"
#include "tiendo/forecast/detail/model.hpp"

namespace support {

using series = std::vector<double>;

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();
inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// R's `airmiles`: revenue passenger miles flown in the United States, millions, 1937 to 1960.
inline const series airmiles{412,   480,   683,   1052,  1385,  1418,  1634,  2178,
                             3362,  5948,  6109,  5981,  6753,  8003,  10566, 12528,
                             14760, 16769, 19819, 22362, 25340, 25343, 29269, 30514};

/// The first 20 values of R's `Nile`: flow at Aswan, 10^8 m3, 1871 to 1890.
inline const series nile{1120, 1160, 963,  1210, 1160, 1160, 813,  1230, 1370, 1140,
                         995,  935,  1110, 994,  1020, 960,  1180, 799,  958,  1140};

/// The first four years of R's `JohnsonJohnson`: earnings per share by quarter, 1960 to 1963.
inline const series earnings{.71, .63, .85, .44, .61, .69, .92,  .55,
                             .72, .77, .92, .60, .83, .80, 1.00, .77};

inline void check_near(std::span<const double> found, const series& expected,
                       double precision = 1e-12) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i)
    CHECK(found[i] == doctest::Approx(expected[i]).epsilon(precision));
}

/// The path of a model for a regular window.
template <class Model>
series path_of(const Model& model, const series& y, std::size_t horizon = 3) {
  series ahead(horizon);
  REQUIRE(model(y, ahead) == tiendo::reason::none);
  return ahead;
}

/// The path of a model for a series that may have missing values.
template <class Model>
series forecast_of(const Model& model, const series& y, std::size_t horizon = 3) {
  series ahead(horizon);
  REQUIRE(tiendo::forecast::detail::forecast_series(model, y, ahead) == tiendo::reason::none);
  return ahead;
}

/// The reason why a model has no path; checks that the path is NaN then.
template <class Model>
tiendo::reason reason_of(const Model& model, const series& y) {
  series ahead(3);
  const tiendo::reason why = tiendo::forecast::detail::forecast_series(model, y, ahead);
  if (why != tiendo::reason::none)
    for (const double x : ahead) CHECK(std::isnan(x));
  return why;
}

/// A random walk of n values from `start` on.
inline series walk(dice& d, int n, double start = 0) {
  series y{start};
  while (static_cast<int>(y.size()) < n) y.push_back(y.back() + d.between(-1, 1.2));
  return y;
}

inline series moved(series y, double factor, double shift) {
  for (double& x : y) x = shift + factor * x;
  return y;
}

/// Checks that a model is equivariant under shift and scale: f(a + b y) = a + b f(y).
template <class Model>
void check_equivariant(const Model& model, double precision = 1e-9) {
  dice d(11);
  for (int i = 0; i < 30; ++i) {
    const series y = walk(d, d.whole(1, 14));
    const double factor = d.between(0.1, 20) * (d.whole(0, 1) == 1 ? 1 : -1),
                 shift = d.between(-50, 50);
    const series one = moved(path_of(model, y, 5), factor, shift),
                 other = path_of(model, moved(y, factor, shift), 5);
    for (std::size_t h = 0; h < one.size(); ++h)
      CHECK(std::abs(one[h] - other[h]) <= precision * (std::abs(shift) + std::abs(factor) * 20));
  }
}

/// Checks that the forecast of one value and of a constant series is constant.
template <class Model>
void check_keeps_constants(const Model& model) {
  for (const double level : {7.0, 1e-300, 1e300})
    for (const std::size_t n : {1u, 2u, 3u, 5u, 9u, 30u})
      for (const double x : forecast_of(model, series(n, level))) CHECK(x / level == near(1));
}

/// Checks what applies to every model: results identical to the last bit under scaling by a power
/// of two, linear interpolation of gaps, missing values at the end, and a reason if there is no
/// forecast.
template <class Model>
void check_accepts_gaps(const Model& model) {
  using tiendo::reason;
  CHECK(reason_of(model, {}) == reason::no_observation);
  CHECK(reason_of(model, {missing, missing}) == reason::no_observation);
  CHECK(reason_of(model, {1, infinity, 2}) == reason::out_of_range);
  const series y{4, 5, 7, 6, 8, 9, 9.5};
  const series plain = forecast_of(model, y);
  for (const int power : {-990, 990}) {
    const series far = forecast_of(model, moved(y, std::ldexp(1.0, power), 0));
    for (std::size_t h = 0; h < plain.size(); ++h) CHECK(far[h] == std::ldexp(plain[h], power));
  }
  check_near(forecast_of(model, {missing, 4, 5, 7, missing, 8, 9, 9.5}),
             forecast_of(model, {4, 5, 7, 7.5, 8, 9, 9.5}));
  const series late = forecast_of(model, {4, 5, 7, 6, 8, 9, 9.5, missing}, 2);
  CHECK(late == series(plain.begin() + 1, plain.end()));
}

}  // namespace support
