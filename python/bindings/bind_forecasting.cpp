#include <fmt/format.h>
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <cmath>
#include <string>
#include <vector>

#include "bindings.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/forecast/detail/learned/interval_weights.hpp"
#include "tiendo/forecast/detail/registry.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"
#include "tiendo/forecast/evaluation/accuracy.hpp"
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
/// [model, series]. `chances` [model, target, series, horizon] is filled in.
py::tuple forecast(const numbers& values, const offsets& begins, std::int64_t horizon,
                   const std::vector<std::string>& models, const std::vector<double>& probabilities,
                   std::int64_t season_length, double low, double high, double cap, int threads,
                   const offsets& groups, const numbers& targets, py::array_t<double>& chances,
                   const py::object& report) {
  const panel_view panel(span_of(values), span_of(begins));
  const std::span<const std::int64_t> group = span_of(groups);
  const std::span<const double> target = span_of(targets);
  const forecast::options request{horizon,
                                  models,
                                  probabilities,
                                  season_length,
                                  bounds_of(low, high),
                                  cap,
                                  threads,
                                  {group.begin(), group.end()},
                                  {target.begin(), target.end()}};
  const auto model_count = static_cast<py::ssize_t>(models.size());
  const auto series = static_cast<py::ssize_t>(panel.size());
  const auto ahead = static_cast<py::ssize_t>(std::max<std::int64_t>(horizon, 0));
  py::array_t<double> median({model_count, series, ahead});
  py::array_t<double> quantiles(
      {model_count, static_cast<py::ssize_t>(probabilities.size()), series, ahead});
  std::vector<reason> why(static_cast<std::size_t>(model_count * series));
  {
    const forecast::forecast_columns columns{writable(median), writable(quantiles), why,
                                             writable(chances)};
    const py::gil_scoped_release unlocked;
    forecast::forecast_into(panel, request, columns, progress_of(report));
  }
  py::array_t<std::uint8_t> codes({model_count, series});
  std::transform(why.begin(), why.end(), codes.mutable_data(),
                 [](reason r) { return static_cast<std::uint8_t>(r); });
  return py::make_tuple(median, quantiles, codes);
}

/// The last value before the origin and the scale of errors of each series, NaN for those whose
/// errors have no scale, as `forecast::backtest` leaves them out.
py::tuple error_scales(const numbers& values, const offsets& begins, std::int64_t season_length) {
  const panel_view panel(span_of(values), span_of(begins));
  py::array_t<double> last(panel.size()), scale(panel.size());
  forecast::detail::regular_window window;
  for (std::int64_t i = 0; i < panel.size(); ++i) {
    last.mutable_at(i) = scale.mutable_at(i) = missing_value;
    if (window.assign(panel[i]) != reason::none) continue;
    std::vector<double> known = window.values;
    for (double& x : known) x = std::ldexp(x, window.exponent);
    if (!(forecast::detail::mean_absolute_change(known) > 0) ||
        known.size() <= static_cast<std::size_t>(season_length))
      continue;
    last.mutable_at(i) = known.back();
    scale.mutable_at(i) = forecast::error_scale(known, season_length);
  }
  return py::make_tuple(last, scale);
}

}  // namespace

void register_forecasting(py::module_& module) {
  module.def(
      "forecast", &forecast, py::arg("values"), py::arg("offsets"), py::arg("horizon"),
      py::arg("models"), py::arg("probabilities"), py::arg("season_length") = 1,
      py::arg("low") = -std::numeric_limits<double>::infinity(),
      py::arg("high") = std::numeric_limits<double>::infinity(), py::arg("cap") = 0.0,
      py::arg("threads") = 0, py::arg("groups") = offsets(0), py::arg("targets") = numbers(0),
      py::arg("chances").noconvert() = py::array_t<double>(0), py::arg("progress") = py::none(),
      "Forecasts a panel: medians, quantiles and reasons as arrays, model by model.");
  module.def("error_scales", &error_scales, py::arg("values"), py::arg("offsets"),
             py::arg("season_length"), "The last value and the scale of errors of each series.");
  module.def(
      "distribution_shape",
      [] { return py::make_tuple(forecast::detail::width_knots, forecast::detail::width_stretch); },
      "Normal quantiles, and the distances of such quantiles of a forecast from its median.");
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
