#include <fmt/format.h>
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <string>
#include <vector>

#include "bindings.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/forecast/detail/registry.hpp"
#include "tiendo/forecast/evaluation/backtest.hpp"
#include "tiendo/forecast/forecast.hpp"

namespace tiendo::python {

namespace py = pybind11;

namespace {

using numbers = py::array_t<double, py::array::c_style | py::array::forcecast>;
using offsets = py::array_t<std::int64_t, py::array::c_style | py::array::forcecast>;

template <class T, int Flags>
std::span<const T> span_of(const py::array_t<T, Flags>& a) {
  return {a.data(), static_cast<std::size_t>(a.size())};
}

template <class T>
std::span<T> writable(py::array_t<T>& a) {
  return {a.mutable_data(), static_cast<std::size_t>(a.size())};
}

interval bounds_of(double low, double high) {
  if (!(low < high))
    throw invalid_value(fmt::format("bounds need low < high, not {} and {}", low, high));
  return interval::between(low, high);
}

/// Medians [model, series, horizon], quantiles [model, probability, series, horizon], reasons
/// [model, series].
py::tuple forecast(const numbers& values, const offsets& begins, std::int64_t horizon,
                   const std::vector<std::string>& models, const std::vector<double>& probabilities,
                   std::int64_t season_length, double low, double high, double cap, int threads,
                   const offsets& groups, const py::object& report) {
  const panel_view panel(span_of(values), span_of(begins));
  const std::span<const std::int64_t> group = span_of(groups);
  const forecast::options request{horizon,
                                  models,
                                  probabilities,
                                  season_length,
                                  bounds_of(low, high),
                                  cap,
                                  threads,
                                  {group.begin(), group.end()}};
  const auto model_count = static_cast<py::ssize_t>(models.size());
  const auto series = static_cast<py::ssize_t>(panel.size());
  const auto ahead = static_cast<py::ssize_t>(std::max<std::int64_t>(horizon, 0));
  py::array_t<double> median({model_count, series, ahead});
  py::array_t<double> quantiles(
      {model_count, static_cast<py::ssize_t>(probabilities.size()), series, ahead});
  std::vector<reason> why(static_cast<std::size_t>(model_count * series));
  {
    const forecast::forecast_columns columns{writable(median), writable(quantiles), why};
    const py::gil_scoped_release unlocked;
    forecast::forecast_into(panel, request, columns, progress_of(report));
  }
  py::array_t<std::uint8_t> codes({model_count, series});
  std::transform(why.begin(), why.end(), codes.mutable_data(),
                 [](reason r) { return static_cast<std::uint8_t>(r); });
  return py::make_tuple(median, quantiles, codes);
}

/// One column per score, one row per model.
py::dict back_test(const numbers& values, const offsets& begins, std::int64_t horizon,
                   const std::vector<std::string>& names, std::int64_t season_length, double low,
                   double high, double cap, std::int64_t origins, std::int64_t step, double level,
                   const py::object& report) {
  const panel_view panel(span_of(values), span_of(begins));
  const forecast::options options{horizon, names, {}, season_length, bounds_of(low, high), cap};
  std::vector<forecast::backtest_scores> scores;
  {
    const py::gil_scoped_release unlocked;
    scores = forecast::backtest(panel, options, {origins, step}, confidence_level::checked(level),
                                progress_of(report));
  }
  const auto column = [&](auto member) {
    py::list cells;
    for (const auto& score : scores) cells.append(score.*member);
    return cells;
  };
  using score = forecast::backtest_scores;
  py::dict table;
  table["forecasts"] = column(&score::forecasts);
  table["without_answer"] = column(&score::failed);
  for (const auto& [name, member] :
       {std::pair("mae", &score::mae), std::pair("rmse", &score::rmse),
        std::pair("smape", &score::smape), std::pair("mase", &score::mase),
        std::pair("owa", &score::owa), std::pair("coverage", &score::coverage),
        std::pair("msis", &score::msis), std::pair("crps", &score::crps),
        std::pair("brier", &score::brier)})
    table[name] = column(member);
  return table;
}

}  // namespace

void register_forecasting(py::module_& module) {
  module.def("forecast", &forecast, py::arg("values"), py::arg("offsets"), py::arg("horizon"),
             py::arg("models"), py::arg("probabilities"), py::arg("season_length") = 1,
             py::arg("low") = -std::numeric_limits<double>::infinity(),
             py::arg("high") = std::numeric_limits<double>::infinity(), py::arg("cap") = 0.0,
             py::arg("threads") = 0, py::arg("groups") = offsets(0),
             py::arg("progress") = py::none(),
             "Forecasts a panel: medians, quantiles and reasons as arrays, model by model.");
  module.def("back_test", &back_test, py::arg("values"), py::arg("offsets"), py::arg("horizon"),
             py::arg("models"), py::arg("season_length"), py::arg("low"), py::arg("high"),
             py::arg("cap"), py::arg("origins"), py::arg("step"), py::arg("level"),
             py::arg("progress") = py::none(),
             "The scores of models over rolling origins, one column per score.");
  module.def(
      "forecast_models",
      [] {
        return std::vector<std::string>(forecast::model_names.begin(), forecast::model_names.end());
      },
      "The names of the models.");
  module.def("forecast_instruction_set", &forecast::instruction_set,
             "The instruction set that the kernels use.");
}

}  // namespace tiendo::python
