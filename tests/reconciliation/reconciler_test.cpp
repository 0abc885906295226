#include "tiendo/reconciliation/reconciler.hpp"

#include <doctest/doctest.h>

#include "support/small_tree.hpp"
#include "support/vectors.hpp"
#include "tiendo/reconciliation/top_down.hpp"

using namespace tiendo;
using namespace tiendo::reconciliation;
using namespace tiendo::reconciliation::detail;
using support::apart;

namespace {
const double gap = std::nan("");

vector by(const hierarchy& s, reconciliation_options r, const vector& base) {
  return reconciler(s, std::move(r))(base);
}
vector of(std::initializer_list<double> values) {
  return Eigen::Map<const vector>(values.begin(), static_cast<Eigen::Index>(values.size()));
}
}  // namespace

TEST_CASE("every method by name equals the function of that name") {
  const auto v = support::reference_values("reconciliation.json");
  const auto s = support::two_groups_of_two();
  const vector base = support::vector_of(v["base"]);
  const matrix residuals = support::matrix_of(v["residuals_T_by_n"]);
  for (const auto& [name, expected] : v["reconciled"].items())
    CHECK(apart(by(s, {name, residuals}, base), support::vector_of(expected)) < 1e-9);
  support::dice dice(31);
  matrix history(6, 7);
  for (Eigen::Index t = 0; t < 6; ++t)
    history.row(t) = s.aggregate(support::random_matrix(dice, 4, 1, 1, 9)).transpose();
  CHECK(by(s, {"bottom_up"}, base) == bottom_up(s, base));
  CHECK(by(s, {"top_down_forecast_proportions"}, base) == top_down(s, base));
  CHECK(by(s, {"top_down_average_proportions", {}, history}, base) ==
        top_down(s, base, history, proportions::average_proportions));
  CHECK(by(s, {"top_down_proportions_of_averages", {}, history}, base) ==
        top_down(s, base, history, proportions::proportions_of_averages));
  const std::vector<std::int64_t> middle{1, 2};
  CHECK(by(s, {"middle_out", {}, {}, middle}, base) == middle_out(s, base, middle));
}

TEST_CASE("the reconciler gives the worked numbers") {
  const auto s = hierarchy::tree(std::vector<std::int64_t>{-1, 0, 0});
  const vector base = of({100, 40, 50});
  CHECK(apart(by(s, {"ols"}, base), of({100 - 10.0 / 3, 40 + 10.0 / 3, 50 + 10.0 / 3})) < 1e-14);
  CHECK(by(s, {"bottom_up"}, base) == of({90, 40, 50}));
  CHECK(apart(by(s, {"top_down_forecast_proportions"}, base), of({100, 400.0 / 9, 500.0 / 9})) <
        1e-14);
}

TEST_CASE("missing forecasts, fixed nodes and bounds are handled column by column") {
  const auto s = hierarchy::tree(std::vector<std::int64_t>{-1, 0, 0});
  matrix base(3, 4);
  base.col(0) = of({100, 40, 50});
  base.col(1) = of({100, gap, 50});
  base.col(2) = of({200, gap, 50});
  base.col(3) = of({10, -4, 8});
  matrix y = reconciler(s, {"ols"})(base);
  CHECK(apart(y.col(1), of({100, 50, 50})) < 1e-14);
  CHECK(apart(y.col(2), of({200, 150, 50})) < 1e-14);
  // By hand: the total stays 100, 200 and 10; the difference is divided among the parts with a
  // forecast.
  reconciliation_options held{"ols"};
  held.fixed = {0};
  y = reconciler(s, held)(base);
  CHECK(apart(y.col(0), of({100, 45, 55})) < 1e-9);
  CHECK(apart(y.col(2), of({200, 150, 50})) < 1e-9);
  CHECK(apart(y.col(3), of({10, -1, 11})) < 1e-9);
  held.bounds = node_bounds::non_negative(3);
  CHECK(apart(reconciler(s, held)(base).col(3), of({10, 0, 10})) < 1e-9);
  held.fixed = {1};
  CHECK_THROWS_AS(reconciler(s, held)(base.col(1)), invalid_value);  // fixed at a missing value
}

TEST_CASE("forecasts that a method ignores may be missing; those that it uses may not") {
  const auto s = support::two_groups_of_two();
  const vector base = of({gap, gap, gap, 1, 2, 3, 4});
  CHECK(by(s, {"bottom_up"}, base) == of({10, 3, 7, 1, 2, 3, 4}));
  CHECK_THROWS_AS(by(s, {"bottom_up"}, of({10, 3, 7, 1, 2, 3, gap})), invalid_value);
  CHECK_THROWS_AS(by(s, {"top_down_forecast_proportions"}, base), invalid_value);
  const reconciliation_options middle{"middle_out", {}, {}, {1, 2}};
  CHECK(apart(by(s, middle, of({gap, 6, 7, 1, 2, 3, 4})), of({13, 6, 7, 2, 4, 3, 4})) < 1e-14);
}

TEST_CASE("missing data and unsupported bounds of a method throw") {
  const auto s = support::two_groups_of_two();
  CHECK_THROWS_AS(reconciler(s, {"mint"}), unknown_name);
  CHECK_THROWS_AS(reconciler(s, {"wls_var"}), invalid_value);
  CHECK_THROWS_AS(reconciler(s, {"top_down_average_proportions"}), invalid_value);
  CHECK_THROWS_AS(reconciler(s, {"middle_out"}), invalid_value);
  CHECK_THROWS_AS(reconciler(s, {"bottom_up"})(vector::Ones(6)), invalid_value);
  reconciliation_options bounded{"bottom_up"};
  bounded.bounds = node_bounds::non_negative(7);
  CHECK_THROWS_AS(reconciler(s, bounded), invalid_value);
}

TEST_CASE(
    "every method on constant series, subtrees of zeros, the scales 1e-9 and 1e9, negative "
    "forecasts and one observation") {
  const auto s = support::two_groups_of_two();
  support::dice dice(33);
  matrix history(5, 7);
  for (Eigen::Index t = 0; t < 5; ++t)
    history.row(t) = s.aggregate(of({4, 5, 0, 0})).transpose();  // constant, half of it 0
  matrix residuals = support::random_matrix(dice, 5, 7);
  residuals.col(3).setZero();       // errors of 0
  residuals.col(5).setConstant(2);  // a constant error
  residuals.col(6).setConstant(gap);
  residuals(2, 6) = 0.5;  // one observation
  const vector base = of({10, 9, 2, 4, -5, -1, 3});
  for (const std::string_view named : reconciler_names) {
    const std::string name(named);
    CAPTURE(name);
    if (name.starts_with(
            "mint_sample")) {  // singular: five times, and a node whose errors are all 0
      CHECK_THROWS_AS(reconciler(s, {name, matrix::Zero(5, 7)}), invalid_value);
      continue;
    }
    for (const double scale : {1e-9, 1.0, 1e9}) {
      reconciliation_options r{name, matrix(scale * residuals), matrix(scale * history), {1, 2}};
      const vector y = by(s, r, scale * base);
      CHECK(coherence_error(s, y) < 1e-12);
      CHECK(apart(y / scale, by(s, {name, residuals, history, {1, 2}}, base)) < 1e-11);
    }
    const vector zeros = of({9, 9, 0, 4, 5, 0, 0});
    const bool divides_zero = name == "top_down_forecast_proportions" || name == "middle_out";
    if (divides_zero)
      CHECK_THROWS_AS(by(s, {name, residuals, history, {1, 2}}, zeros),
                      invalid_value);  // 0 / 0 is undefined
    else
      CHECK(apart(by(s, {name, residuals, history, {1, 2}}, zeros), zeros) <
            1e-12);  // coherent already
  }
}

TEST_CASE("results that are not finite and empty bounds throw") {
  const auto s = hierarchy::tree(std::vector<std::int64_t>{-1, 0, 0});
  CHECK_THROWS_AS(by(s, {"wls_struct"}, of({1e308, -1e308, -1e308})), invalid_value);
  constexpr double infinity = std::numeric_limits<double>::infinity();
  for (const auto& [low, high] : {std::pair(infinity, infinity), {-infinity, -infinity}}) {
    reconciliation_options r{"ols"};
    r.bounds = node_bounds{vector::Constant(3, low), vector::Constant(3, high)};
    CHECK_THROWS_AS(by(s, r, of({100, 40, 50})), invalid_value);
  }
}

TEST_CASE("a reconciler refuses a fixed node outside of its bounds") {
  const hierarchy tree = hierarchy::tree(std::vector<std::int64_t>{-1, 0, 0});
  const vector base = of({100, -5, 50});
  reconciliation_options o;
  o.method = "ols";
  o.bounds = node_bounds::non_negative(3);
  o.fixed = {1};
  CHECK_THROWS_WITH_AS(reconciler(tree, o)(base), "node 1 is fixed at -5, below its bound 0",
                       invalid_value);
  o.bounds->low[1] = -5;
  CHECK(reconciler(tree, o)(base)(1, 0) == doctest::Approx(-5));
}

TEST_CASE("reconciled values add up however unequal the error variances are, or are refused") {
  const auto s = support::two_groups_of_two();
  const vector base = of({210, 100, 100, 50, 60, 40, 50});
  support::dice d(3);
  for (const double large : {1e3, 1e6, 1e9, 1e12, 1e16, 1e20, 1e-6, 1e-12, 1e-20})
    for (const std::string_view method : covariance_method_names) {
      matrix residuals = support::random_matrix(d, 30, 7, -2, 2);
      residuals.col(4) *= large;
      reconciliation_options o;
      o.method = method;
      o.residuals = residuals;
      CAPTURE(large);
      CAPTURE(method);
      vector found;
      try {
        found = reconciler(s, o)(base);
      } catch (const invalid_value&) {
        continue;
      }
      CHECK((s.constraints() * found).cwiseAbs().maxCoeff() <= 1e-9 * 210);
      CHECK(found.cwiseAbs().maxCoeff() < 1000);  // no error variance moves a value far away
    }
}

TEST_CASE("a reconciliation stops where its report returns false") {
  const auto s = support::two_groups_of_two();
  matrix base(7, 3);
  base << of({10, 9, 0, 12, -4, 0, 0}), of({1, 2, 3, 4, 5, 6, 7}), of({12, -4, 18, 1, .5, 6, 14});
  reconciliation_options o;
  o.method = "ols";
  std::size_t calls = 0;
  const auto stop = [&](std::size_t done, std::size_t total) {
    CHECK(done <= total);
    ++calls;
    return false;
  };
  CHECK_THROWS_AS(reconciler(s, o)(base, stop), interrupted);
  CHECK(calls == 1);
  o.bounds = node_bounds::non_negative(7);
  calls = 0;
  const auto second = [&](std::size_t, std::size_t) { return ++calls < 2; };
  CHECK_THROWS_AS(reconciler(s, o)(base, second), interrupted);
  CHECK(calls == 2);
  const auto go_on = [](std::size_t, std::size_t) { return true; };
  CHECK(reconciler(s, o)(base, go_on) == reconciler(s, o)(base));
}
