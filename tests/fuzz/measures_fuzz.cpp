// The official methods over columns give what they give for single values.
#include <algorithm>
#include <optional>

#include "fuzz.hpp"
#include "tiendo/columns/evaluate.hpp"
#include "tiendo/measures/methods/official_methods.hpp"

namespace {

using namespace tiendo;
using namespace tiendo::measures;

/// How much the formulas magnify rounding errors: they divide by differences of the values and of
/// the times, and by the values.
double magnification(const progress_input& f) {
  double most = 1;
  const auto divided = [&](double a, double b) {
    const double apart = std::abs(a - b), size = std::max(std::abs(a), std::abs(b));
    if (apart > 0) most = std::max(most, size / apart);
  };
  divided(f.base.value, f.latest.value);
  divided(f.base.value, f.target.value);
  divided(f.latest.value, f.target.value);
  divided(f.base.value, f.limit);
  divided(f.latest.value, f.limit);
  divided(f.target.value, f.limit);
  divided(f.base.time, f.latest.time);
  divided(f.latest.time, f.target.time);
  return most * most;
}

/// Equal up to rounding in units of the larger one of b, `size` and 1.
bool close(double a, const std::optional<double>& b, double tolerance, double size = 1) {
  if (!b) return std::isnan(a);
  return a == *b || std::abs(a - *b) <= tolerance * std::max({1.0, std::abs(*b), size});
}

bool near_threshold(const method_result& r, double tolerance) {
  if (!r.ratio) return false;
  for (const threshold& c : r.by->classes.thresholds())
    if (std::abs(*r.ratio - c.at) <= tolerance * std::max(1.0, std::abs(c.at))) return true;
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::bytes in(data, size);
  const policy how = in.byte() % 2 ? policy::as_published : policy::strict;
  const bool with_series = in.byte() % 4 == 0;
  constexpr std::size_t rows = 5;
  std::array<std::vector<double>, 9> columns;
  std::array<std::vector<double>, 3> times, values;
  for (auto& column : columns) column.resize(rows);
  for (auto* table : {&times, &values})
    for (auto& column : *table) column.resize(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    columns[0][i] = in.byte() % 8 ? static_cast<double>(in.whole(2000, 2015)) : in.number();
    columns[2][i] = in.byte() % 8 ? static_cast<double>(in.whole(2016, 2023)) : in.number();
    columns[4][i] = in.byte() % 8 ? static_cast<double>(in.whole(2024, 2035)) : in.number();
    for (const std::size_t c : {1U, 3U, 5U, 7U, 8U}) columns[c][i] = in.number();
    columns[6][i] = static_cast<double>(in.byte() % 3) - 1;
    for (std::size_t j = 0; j < 3; ++j) {
      times[j][i] = 2010 + 3.0 * static_cast<double>(j);
      values[j][i] = in.number();
    }
  }
  std::vector<timed_column> series;
  for (std::size_t j = 0; j < 3; ++j) series.push_back({{times[j]}, {values[j]}});
  input_columns given{rows,
                      {{columns[0]}, {columns[1]}},
                      {{columns[2]}, {columns[3]}},
                      {{columns[4]}, {columns[5]}},
                      {columns[6]},
                      {columns[7]},
                      {columns[8]}};
  if (with_series) given.series = series;
  for (const official_method& m : official_methods) {
    std::vector<double> ratio(rows), score(rows), actual(rows), required(rows);
    std::vector<std::int8_t> status(rows);
    std::vector<std::uint8_t> reasons(rows);
    fuzz::accepted([&] {
      evaluate(m.data(how), given, {ratio, score, status, reasons, actual, required});
      std::vector<timed_value> buffer;
      for (std::size_t i = 0; i < rows; ++i) {
        const progress_input f = measures::detail::row_of(given, i, buffer);
        const method_result r = evaluate(m.data(how), f);
        const double tolerance = std::min(1.0, 1e-10 * magnification(f));
        fuzz::promise(reasons[i] == static_cast<std::uint8_t>(r.reason), "the reasons are equal");
        fuzz::promise(close(ratio[i], r.ratio, tolerance), "the ratios are equal");
        // The extrapolated value is the base value and a change, and as exact as these.
        const bool extrapolated = r.by && r.by->formula == progress_formula::extrapolated_ratio;
        fuzz::promise(
            close(actual[i], r.actual, tolerance, extrapolated ? std::abs(f.base.value) : 1),
            "the actual rates are equal");
        fuzz::promise(close(required[i], r.required, tolerance), "the required rates are equal");
        fuzz::promise(status[i] == (r.status ? static_cast<int>(*r.status) : -1) ||
                          near_threshold(r, tolerance),
                      "the classes are equal");
        fuzz::promise(!std::isnan(ratio[i]) || r.reason != reason::none || r.status,
                      "an undefined ratio has a reason");
      }
    });
  }
  return 0;
}
