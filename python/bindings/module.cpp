#include <pybind11/stl.h>

#include <string>
#include <vector>

#include "bindings.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/core/version.hpp"

namespace tiendo::python {

namespace py = pybind11;

namespace {

/// A part of the module, which can be imported by its own name, as unpickling does.
py::module_ part_of(py::module_& module, const char* name, const char* text) {
  py::module_ part = module.def_submodule(name, text);
  py::module_::import("sys").attr("modules")[part.attr("__name__")] = part;
  return part;
}

/// The codes of the reasons by their numbers; that of `none` is empty.
std::vector<std::string> reason_codes() {
  return {tiendo::detail::reason_names.begin(), tiendo::detail::reason_names.end()};
}

}  // namespace

}  // namespace tiendo::python

PYBIND11_MODULE(_core, module) {
  using namespace tiendo::python;
  module.doc() = "The compiled part of tiendo; use the package `tiendo`.";
  module.def("version", &tiendo::version, "The version of the library, such as '0.1.0'.");
  module.def("reason_codes", &reason_codes, "The codes of the reasons by their numbers.");
  register_errors();
  pybind11::module_ programme =
      part_of(module, "programme", "Programmes, observations and their assessments.");
  register_programme(programme);
  register_observations(programme);
  register_assessment(programme);
  register_comparison(programme);
  pybind11::module_ measures = part_of(module, "measures", "The official methods, paths, growth.");
  register_measures(measures);
  pybind11::module_ areas =
      part_of(module, "areas", "Areas over time, reforms, aggregation and decomposition.");
  register_areas(areas);
  pybind11::module_ index = part_of(module, "index", "Composite indices.");
  register_index(index);
  pybind11::module_ forecasting = part_of(module, "forecasting", "Forecasts and their scores.");
  register_forecasting(forecasting);
  pybind11::module_ attainment =
      part_of(module, "attainment", "Chances of targets, and their calibration.");
  register_attainment(attainment);
  pybind11::module_ hierarchy =
      part_of(module, "hierarchy", "Reconciliation, sample paths and partial pooling.");
  register_hierarchy(hierarchy);
}
