#include <fmt/format.h>
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "tiendo/attainment/calibration.hpp"
#include "tiendo/attainment/checklist_probability.hpp"
#include "tiendo/attainment/detail/forecast_panel.hpp"
#include "tiendo/attainment/detail/path_simulation.hpp"
#include "tiendo/attainment/panel_attainment.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::python {

namespace py = pybind11;

namespace {

using numbers = py::array_t<double, py::array::c_style | py::array::forcecast>;
using offsets = py::array_t<std::int64_t, py::array::c_style | py::array::forcecast>;
using flags = py::array_t<std::uint8_t, py::array::c_style | py::array::forcecast>;

template <class T, int Flags>
std::span<const T> span_of(const py::array_t<T, Flags>& a) {
  return {a.data(), static_cast<std::size_t>(a.size())};
}

interval bounds_of(double low, double high) {
  if (!(low < high))
    throw invalid_value(fmt::format("bounds need low < high, not {} and {}", low, high));
  return interval::between(low, high);
}

/// The numbers of a rule in a row: its value, the other end of a range or a tolerance, the
/// baseline.
struct rule_numbers {
  double value, other, baseline;
};

/// The rule of a name. Throws `invalid_value` for numbers that it cannot have.
rule rule_of(const std::string& name, const rule_numbers& n) {
  std::optional<tiendo::baseline> base;
  if (!std::isnan(n.baseline)) base = tiendo::baseline{n.baseline};
  const double other = std::isnan(n.other) ? 0 : n.other;
  if (name == "at_least") return at_least(n.value);
  if (name == "greater_than") return greater_than(n.value);
  if (name == "at_most") return at_most(n.value);
  if (name == "less_than") return less_than(n.value);
  if (name == "exactly") return exactly(n.value, other);
  if (name == "between") return between(n.value, n.other);
  if (name == "within_top") {
    if (n.value != std::floor(n.value) || std::abs(n.value) > 1e9)
      throw invalid_value(fmt::format("a place is a whole number, not {}", n.value));
    return within_top(static_cast<std::int64_t>(n.value));
  }
  if (name == "annual_growth_at_least") return annual_growth_at_least(n.value);
  if (name == "increase_by") return increase_by(n.value, base);
  if (name == "reduce_by") return reduce_by(n.value, base);
  throw unknown_name(fmt::format(
      "there is no rule '{}' of one series; there are at_least, greater_than, at_most, less_than, "
      "exactly, between, within_top, annual_growth_at_least, increase_by, reduce_by",
      name));
}

/// What is wrong with the rule of each row; empty for a valid one.
std::vector<std::string> rule_faults(const std::vector<std::string>& names, const numbers& values,
                                     const numbers& others, const numbers& baselines) {
  std::vector<std::string> faults(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto at = static_cast<py::ssize_t>(i);
    try {
      rule_of(names[i], {values.at(at), others.at(at), baselines.at(at)});
    } catch (const error& wrong) {
      faults[i] = wrong.what();
    }
  }
  return faults;
}

/// The chances of the targets of a panel.
attainment::panel_attainment chances_of(
    const numbers& values, const offsets& begins, const offsets& ends, const offsets& series,
    const std::vector<std::string>& names, const numbers& levels, const numbers& others,
    const numbers& baselines, const numbers& deviations, const offsets& due, const flags& until,
    const offsets& from, const flags& lower, const offsets& groups, std::int64_t season_length,
    double periods_a_year, double low, double high, std::int64_t paths, std::uint64_t seed,
    int threads, const py::object& report) {
  constexpr std::int64_t none = std::numeric_limits<std::int64_t>::min();
  attainment::attainment_options options;
  options.season_length = season_length;
  options.periods_a_year = periods_a_year;
  options.bounds = bounds_of(low, high);
  options.groups.assign(groups.data(), groups.data() + groups.size());
  options.paths = paths;
  options.seed = seed;
  options.threads = threads;
  std::vector<attainment::series_target> targets;
  for (py::ssize_t i = 0; i < series.size(); ++i) {
    attainment::series_target t{
        series.at(i),
        rule_of(names.at(static_cast<std::size_t>(i)),
                {levels.at(i), others.at(i), baselines.at(i)}),
        due.at(i), until.at(i) ? attainment::due_reading::until : attainment::due_reading::due,
        deviations.at(i)};
    if (from.at(i) != none) t.from = from.at(i);
    t.lower_is_better = lower.at(i) != 0;
    targets.push_back(std::move(t));
  }
  const panel_view panel(span_of(values), span_of(begins));
  const progress stopped = progress_of(report);
  const py::gil_scoped_release unlocked;
  return {panel, span_of(ends), targets, options, stopped};
}

/// The outlooks with intervals of a level as columns.
py::dict outlooks_at(const attainment::panel_attainment& chances, double level) {
  std::vector<attainment::target_outlook> found;
  {
    const py::gil_scoped_release unlocked;
    found = chances.outlooks_at(confidence_level::checked(level), signals());
  }
  py::dict columns;
  const auto column = [&](auto member) {
    numbers cells(static_cast<py::ssize_t>(found.size()));
    for (std::size_t i = 0; i < found.size(); ++i)
      cells.mutable_at(static_cast<py::ssize_t>(i)) = found[i].*member;
    return cells;
  };
  using outlook = attainment::target_outlook;
  for (const auto& [name, member] :
       {std::pair("probability", &outlook::probability),
        std::pair("standard_error", &outlook::standard_error),
        std::pair("expected", &outlook::expected), std::pair("low", &outlook::low),
        std::pair("high", &outlook::high), std::pair("expected_time", &outlook::expected_time),
        std::pair("earliest_time", &outlook::earliest_time),
        std::pair("latest_time", &outlook::latest_time),
        std::pair("schedule_time", &outlook::schedule_time),
        std::pair("required_pace", &outlook::required_pace),
        std::pair("current_pace", &outlook::current_pace)})
    columns[name] = column(member);
  std::vector<std::string> reasons;
  for (const outlook& o : found) reasons.emplace_back(to_string(o.reason));
  columns["reason"] = reasons;
  return columns;
}

/// The probability of each target if the median in its due period were this one.
numbers probabilities_if(const attainment::panel_attainment& chances, const numbers& expected,
                         const numbers& spread) {
  numbers result(expected.size());
  for (py::ssize_t i = 0; i < expected.size(); ++i)
    result.mutable_at(i) =
        std::isnan(expected.at(i))
            ? std::numeric_limits<double>::quiet_NaN()
            : chances.probability_if(static_cast<std::size_t>(i), expected.at(i), spread.at(i));
  return result;
}

/// Joint paths of the series of a panel [series, path x horizon], NaN for one without a forecast.
numbers panel_paths(const numbers& values, const offsets& begins, const offsets& ends,
                    std::int64_t horizon, std::int64_t season_length, double low, double high,
                    const offsets& groups, std::size_t count, std::uint64_t seed, int threads,
                    const py::object& report) {
  attainment::attainment_options options;
  options.season_length = season_length;
  options.bounds = bounds_of(low, high);
  options.threads = threads;
  const panel_view panel(span_of(values), span_of(begins));
  const auto series = static_cast<std::size_t>(panel.size());
  const auto periods = static_cast<std::size_t>(horizon);
  numbers result({panel.size(), static_cast<std::int64_t>(periods * count)});
  double* out = result.mutable_data();
  const py::gil_scoped_release unlocked;
  const progress stopped = progress_of(report);
  attainment::detail::forecast_panel forecasts(panel, span_of(ends), span_of(groups));
  forecasts.forecast(horizon, options, stopped);
  const attainment::detail::path_simulation paths(forecasts, count, seed);
  for (std::size_t i = 0; i < series; ++i) {
    tiendo::detail::report_progress(stopped, i, series);
    double* own = out + i * periods * count;
    if (forecasts[i].reason != reason::none) {
      std::fill(own, own + periods * count, std::numeric_limits<double>::quiet_NaN());
      continue;
    }
    const std::vector<double> normals = paths.normals_of(i, periods);
    for (std::size_t h = 0; h < periods; ++h) {
      const auto drawn = paths.values_at(i, h + 1, std::span(normals).subspan(h * count, count));
      for (std::size_t p = 0; p < count; ++p) own[p * periods + h] = drawn[p];
    }
  }
  return result;
}

py::dict calibration(const numbers& probabilities, const flags& happened) {
  const attainment::calibration c =
      attainment::calibration::of(span_of(probabilities), span_of(happened));
  py::dict result;
  result["count"] = c.count;
  result["brier"] = c.brier;
  result["miscalibration"] = c.miscalibration;
  result["discrimination"] = c.discrimination;
  result["uncertainty"] = c.uncertainty;
  result["log_score"] = c.log_score;
  result["sharpness"] = c.sharpness;
  std::vector<double> forecast, recalibrated, count;
  for (const attainment::reliability_point& p : c.curve) {
    forecast.push_back(p.forecast);
    recalibrated.push_back(p.recalibrated);
    count.push_back(p.count);
  }
  result["curve"] = py::make_tuple(forecast, recalibrated, count);
  return result;
}

py::tuple consistency_band(const numbers& probabilities, const offsets& clusters, double level,
                           std::size_t draws, std::uint64_t seed) {
  attainment::consistency_band band;
  {
    const py::gil_scoped_release unlocked;
    band = attainment::consistency_band::of(span_of(probabilities), span_of(clusters), level, draws,
                                            seed, signals());
  }
  return py::make_tuple(band.low, band.high);
}

py::tuple checklist(const numbers& items, std::int64_t required) {
  const attainment::checklist_probability p =
      attainment::checklist_probability::of(span_of(items), required);
  return py::make_tuple(p.lowest, p.independent, p.highest);
}

}  // namespace

void register_attainment(py::module_& module) {
  module.def("rule_faults", &rule_faults, py::arg("names"), py::arg("values"), py::arg("others"),
             py::arg("baselines"), "What is wrong with each rule; empty for a valid one.");
  py::class_<attainment::panel_attainment>(module, "Chances",
                                           "The chances of the targets of a panel.")
      .def(py::init(&chances_of), py::arg("values"), py::arg("offsets"), py::arg("ends"),
           py::arg("series"), py::arg("rules"), py::arg("levels"), py::arg("others"),
           py::arg("baselines"), py::arg("deviations"), py::arg("due"), py::arg("until"),
           py::arg("since"), py::arg("lower"), py::arg("groups"), py::arg("season_length"),
           py::arg("periods_a_year"), py::arg("low"), py::arg("high"), py::arg("paths"),
           py::arg("seed"), py::arg("threads"), py::arg("progress") = py::none())
      .def("outlooks", &outlooks_at, py::arg("level"),
           "The outlooks of the targets as columns, with intervals of a level.")
      .def(
          "number_met",
          [](const attainment::panel_attainment& chances, const std::vector<std::size_t>& some) {
            return chances.number_met(some);
          },
          py::arg("targets"), py::call_guard<py::gil_scoped_release>(),
          "The probabilities that 0, 1, ... of these targets are met.")
      .def("probabilities_if", &probabilities_if, py::arg("expected"), py::arg("spread"),
           "The probability of each target if the median in its due period were this one.");
  module.def("panel_paths", &panel_paths, py::arg("values"), py::arg("offsets"), py::arg("ends"),
             py::arg("horizon"), py::arg("season_length"), py::arg("low"), py::arg("high"),
             py::arg("groups"), py::arg("count"), py::arg("seed"), py::arg("threads"),
             py::arg("progress") = py::none(), "Joint sample paths of the series of a panel.");
  module.def("calibration", &calibration, py::arg("probabilities"), py::arg("happened"),
             "The decomposition of the Brier score.");
  module.def("consistency_band", &consistency_band, py::arg("probabilities"), py::arg("clusters"),
             py::arg("level"), py::arg("draws"), py::arg("seed"),
             "The band of a reliability curve of probabilities that are right.");
  module.def("checklist_probability", &checklist, py::arg("items"), py::arg("required"),
             "The least, the independent and the greatest probability of a list.");
}

}  // namespace tiendo::python
