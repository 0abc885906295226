#include "tiendo/columns/evaluate.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "support/near.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/measures/methods/official_methods.hpp"
#include "tiendo/measures/methods/simple_ratio.hpp"

using namespace tiendo;
using namespace tiendo::measures;
using support::dice;

namespace {

/// Input columns that own their values.
struct owned_columns {
  std::vector<double> t0, b, t, x, due, v, sign, limit, spread;
  std::vector<std::vector<double>> times, values;
  std::vector<measures::timed_column> series;
  bool one_time_for_all = false;

  std::size_t rows() const { return b.size(); }

  measures::input_columns columns(bool with_series) {
    const auto at = [](std::vector<double>& c) { return measures::number_column{c}; };
    measures::input_columns c{rows(),   {at(t0), at(b)}, {at(t), at(x)}, {at(due), at(v)},
                              at(sign), at(limit),       at(spread)};
    if (one_time_for_all)
      c.base.time = {{}, 2015}, c.latest.time = {{}, 2020}, c.target.time = {{}, 2030};
    series.clear();
    for (std::size_t j = 0; j < values.size(); ++j) series.push_back({at(times[j]), at(values[j])});
    if (with_series) c.series = series;
    return c;
  }
};

/// Usual numbers, from 0.01 to 1000, some missing; and extreme numbers of every kind.
owned_columns random_columns(std::size_t rows, bool wild, std::uint32_t seed) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const double odd[] = {missing_value, infinity, -infinity, 0,  -0.0, 1e300, -1e300,
                        1e-300,        5e-324,   1e308,     50, 80,   100,   -50};
  dice d(seed);
  owned_columns f;
  f.times.resize(4), f.values.resize(4);
  const auto value = [&] {
    return wild && d.whole(0, 2) == 0 ? odd[d.whole(0, 13)]
                                      : d.between(.01, d.whole(0, 1) ? 2 : 1000);
  };
  const auto year = [&](double from, double to) {
    return wild && d.whole(0, 9) == 0 ? odd[d.whole(0, 13)] : std::floor(d.between(from, to));
  };
  for (std::size_t i = 0; i < rows; ++i) {
    f.t0.push_back(year(2000, 2016)), f.t.push_back(year(2016, 2024)),
        f.due.push_back(year(2024, 2035));
    f.b.push_back(value()), f.v.push_back(value());
    f.x.push_back(d.whole(0, 3) ? value() : f.b.back() * (1 + d.between(-1e-9, 1e-9)));
    f.sign.push_back(d.whole(0, 9) == 0 ? 0 : d.whole(0, 1) ? 1 : -1);
    f.limit.push_back(d.whole(0, 1) ? missing_value : d.whole(0, 3) ? value() : f.b.back());
    f.spread.push_back(value());
    for (std::size_t j = 0; j < 4; ++j) {
      f.times[j].push_back(
          year(2000 + 5.0 * static_cast<double>(j), 2005 + 5.0 * static_cast<double>(j)));
      f.values[j].push_back(d.whole(0, 4) ? value() : missing_value);
    }
  }
  return f;
}

struct found_columns {
  explicit found_columns(std::size_t n)
      : ratio(n), score(n), actual(n), required(n), status(n), reasons(n) {}
  measures::result_columns columns() { return {ratio, score, status, reasons, actual, required}; }

  std::vector<double> ratio, score, actual, required;
  std::vector<std::int8_t> status;
  std::vector<std::uint8_t> reasons;
};

bool close(double a, const std::optional<double>& b, double tolerance) {
  if (!b) return std::isnan(a);
  return a == *b || std::abs(a - *b) <= tolerance * std::max(1.0, std::abs(*b));
}

/// Whether a ratio is so near a threshold that its class depends on rounding.
bool near_threshold(const method_result& r) {
  if (!r.ratio) return false;
  for (const threshold& c : r.by->classes.thresholds())
    if (std::abs(*r.ratio - c.at) < 1e-12 * std::max(1.0, std::abs(c.at))) return true;
  return false;
}

/// The number of rows in which columns and single results differ; each is printed.
int differences(measures::input_columns given, found_columns& found, const auto& apply,
                double tolerance) {
  int count = 0;
  std::vector<timed_value> buffer;
  for (std::size_t i = 0; i < given.rows; ++i) {
    const progress_input f = measures::detail::row_of(given, i, buffer);
    const method_result r = apply(f);
    // the ratio to a required rate near 0 magnifies the rounding errors of logarithms of nearly
    // equal values
    const bool fitted = r.by && r.by->formula == progress_formula::reduction_rate_ratio;
    const double magnified =
        fitted ? tolerance * std::max(1.0, 100 / std::abs(r.required.value_or(100))) : tolerance;
    const auto status = r.status ? static_cast<int>(*r.status) : -1;
    const bool same = close(found.ratio[i], r.ratio, magnified) &&
                      close(found.score[i], r.score, 10 * tolerance) &&
                      close(found.actual[i], r.actual, tolerance) &&
                      close(found.required[i], r.required, tolerance) &&
                      (found.status[i] == status || near_threshold(r)) &&
                      static_cast<reason>(found.reasons[i]) == r.reason;
    if (!same && ++count < 4)
      MESSAGE("row " << i << ": base " << f.base.time << ' ' << f.base.value << ", latest "
                     << f.latest.time << ' ' << f.latest.value << ", target " << f.target.time
                     << ' ' << f.target.value << ", sign " << f.sign() << ", limit " << f.limit
                     << ", spread " << f.standard_deviation << ": ratio " << found.ratio[i]
                     << " not " << r.ratio.value_or(missing_value) << ", score " << found.score[i]
                     << " not " << r.score.value_or(missing_value) << ", actual " << found.actual[i]
                     << " not " << r.actual.value_or(missing_value) << ", required "
                     << found.required[i] << " not " << r.required.value_or(missing_value)
                     << ", class " << int(found.status[i]) << " not " << status << ", reason "
                     << int(found.reasons[i]) << " not " << int(r.reason));
    if (std::isnan(found.ratio[i])) CHECK(found.reasons[i] != 0);
  }
  return count;
}

void compare_all(owned_columns& table, double tolerance) {
  for (const bool with_series : {false, true})
    for (const official_method& m : official_methods) {
      CAPTURE(std::string(m.name));
      CAPTURE(with_series);
      const auto given = table.columns(with_series);
      found_columns found(table.rows());
      measures::evaluate(m.data(policy::strict), given, found.columns());
      CHECK(differences(
                given, found,
                [&](const progress_input& f) {
                  return measures::evaluate(m.data(policy::strict), f);
                },
                tolerance) == 0);
    }
}

}  // namespace

TEST_CASE("columns and single inputs give the same results within 1e-12") {
  owned_columns usual = random_columns(20011, false, 1);
  compare_all(usual, 1e-12);
  usual.one_time_for_all = true;
  compare_all(usual, 1e-12);
}

TEST_CASE("extreme numbers give the same results and reasons") {
  owned_columns wild = random_columns(20011, true, 2);
  compare_all(wild, 1e-12);
}

TEST_CASE("times that are as close as doubles can be give the same results and reasons") {
  owned_columns table = random_columns(503, true, 12);
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const double least = std::numeric_limits<double>::denorm_min();
    table.t0[i] = 0;
    table.t[i] = least * static_cast<double>(1 + i % 3);
    if (i % 2 == 0) table.due[i] = least * static_cast<double>(2 + i % 5);
    if (i % 4 == 0) table.x[i] = table.b[i];
  }
  compare_all(table, 1e-12);
}

TEST_CASE("a target may be missing in all or in some rows") {
  owned_columns table = random_columns(1003, false, 3);
  for (std::size_t i = 0; i < table.rows(); i += 3) table.v[i] = missing_value;
  compare_all(table, 1e-12);
  auto given = table.columns(false);
  given.target = {};
  for (const official_method& m : official_methods) {
    CAPTURE(std::string(m.name));
    found_columns found(table.rows());
    measures::evaluate(m.data(policy::strict), given, found.columns());
    CHECK(
        differences(
            given, found,
            [&](const progress_input& f) { return measures::evaluate(m.data(policy::strict), f); },
            1e-12) == 0);
  }
}

TEST_CASE("the policy as_published is evaluated row by row with identical results") {
  owned_columns table = random_columns(503, true, 4);
  for (const official_method& m : official_methods) {
    const auto given = table.columns(false);
    found_columns found(table.rows());
    measures::evaluate(m.data(policy::as_published), given, found.columns());
    CHECK(differences(
              given, found,
              [&](const progress_input& f) {
                return measures::evaluate(m.data(policy::as_published), f);
              },
              0) == 0);
  }
}

TEST_CASE("the result of a row is identical to the last bit at any position") {
  owned_columns table = random_columns(37, false, 5);
  const auto whole = table.columns(true);
  for (const official_method& m : official_methods) {
    found_columns all(37);
    measures::evaluate(m.data(policy::strict), whole, all.columns());
    for (std::size_t rows = 1; rows < 37; ++rows) {
      measures::input_columns part = whole;
      const auto cut = [rows](measures::number_column& n) { n.rows = n.rows.first(rows); };
      std::vector<measures::timed_column> part_series(whole.series.begin(), whole.series.end());
      for (auto* d : {&part.base, &part.latest, &part.target}) cut(d->time), cut(d->value);
      for (auto* n : {&part.sign, &part.limit, &part.standard_deviation}) cut(*n);
      for (auto& d : part_series) cut(d.time), cut(d.value);
      part.series = part_series;
      part.rows = rows;
      found_columns some(rows);
      measures::evaluate(m.data(policy::strict), part, some.columns());
      const std::size_t last = rows - 1;
      CHECK((some.ratio[last] == all.ratio[last] ||
             (std::isnan(some.ratio[last]) && std::isnan(all.ratio[last]))));
      CHECK(some.status[last] == all.status[last]);
      CHECK(some.reasons[last] == all.reasons[last]);
    }
  }
}

TEST_CASE("a user-defined method is evaluated over columns with its own classes") {
  const method own{"own",
                   rating{progress_formula::pace_ratio,
                          classification({{-1}, {0}, {.25}, {.5, false}, {1}},
                                         {{"a"}, {"b"}, {"c"}, {"d"}, {"e"}, {"f"}, {"g"}}, 6),
                          score_scale::through({{-1, 0}, {0, 10}, {1, 100}})}};
  owned_columns table = random_columns(5003, true, 6);
  const auto given = table.columns(false);
  found_columns found(table.rows());
  measures::evaluate(own, given, found.columns());
  CHECK(differences(
            given, found, [&](const progress_input& f) { return evaluate(own, f); }, 1e-12) == 0);
}

TEST_CASE("columns of different lengths are rejected, and no rows are valid") {
  std::vector<double> two(2, 1.0), three(3, 1.0);
  measures::input_columns given;
  given.rows = 3;
  given.latest.value = {two};
  CHECK_THROWS_AS(measures::evaluate(measures::detail::simple_ratio_method(), given, {}),
                  invalid_value);
  given.latest.value = {three};
  CHECK_THROWS_AS(
      measures::evaluate(measures::detail::simple_ratio_method(), given, {.ratio = two}),
      invalid_value);
  CHECK_NOTHROW(measures::evaluate(measures::detail::simple_ratio_method(), {}, {}));
}

TEST_CASE("columns compare as single rows do, also at levels that are met up to rounding") {
  // values that are 57 but for rounding, or nearly so, against 57 and with the same base
  const std::vector<double> latest{
      57,     56.99999999999999, 57.00000000000001, 56.9999, 57.0001, 48, 46.2, 57 - 1e-12, .3,
      .1 + .2};
  owned_columns f;
  const auto add = [&f](double base, double x, double target, double sign, double spread) {
    f.t0.push_back(2015), f.b.push_back(base), f.t.push_back(2020), f.x.push_back(x);
    f.due.push_back(2030), f.v.push_back(target), f.sign.push_back(sign);
    f.limit.push_back(100), f.spread.push_back(spread);
  };
  for (const double x : latest)
    for (const double base : {50.0, 57.0, 56.99999999999999, 64.0})
      for (const double sign : {1.0, -1.0}) add(base, x, x < 1 ? .3 : 57, sign, 2.5);
  // numbers so small that rounding is a large part of them
  for (const double sign : {1.0, -1.0, 0.0}) {
    add(-4.98e-6, -4.9e-324, -1.776e-15, sign, 1e-14);
    add(5e-6, 1.6e-13, 2e-13, sign, 1e-14);
    add(5e-12, 2.9e-13, 2e-13, sign, 1e-14);
  }
  const measures::input_columns given = f.columns(false);
  std::vector<double> ratio(f.rows()), score(f.rows());
  std::vector<std::int8_t> status(f.rows());
  std::vector<std::uint8_t> why(f.rows());
  for (const official_method& m : official_methods)
    for (const policy p : {policy::strict, policy::as_published}) {
      const method& by = m.data(p);
      measures::evaluate(by, given, {ratio, score, status, why, {}, {}});
      for (std::size_t i = 0; i < f.rows(); ++i) {
        std::vector<measures::timed_value> buffer;
        const method_result r = evaluate(by, measures::detail::row_of(given, i, buffer));
        CAPTURE(m.name);
        CAPTURE(f.x[i]);
        CAPTURE(f.b[i]);
        CHECK(status[i] == (r.status ? static_cast<int>(*r.status) : -1));
        CHECK(why[i] == static_cast<std::uint8_t>(r.reason));
        CHECK(std::isnan(score[i]) == !r.score.has_value());
        if (r.score) CHECK((score[i] == *r.score || score[i] == doctest::Approx(*r.score)));
        CHECK(std::isnan(ratio[i]) == !r.ratio.has_value());
        if (r.ratio) CHECK((ratio[i] == *r.ratio || ratio[i] == doctest::Approx(*r.ratio)));
        CHECK_FALSE((score[i] == 0 && std::signbit(score[i])));
        CHECK_FALSE((ratio[i] == 0 && std::signbit(ratio[i])));
      }
    }
}
