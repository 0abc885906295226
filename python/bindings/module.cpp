#include "bindings.hpp"
#include "tiendo/core/version.hpp"

PYBIND11_MODULE(_core, module) {
  module.doc() = "The compiled part of tiendo; use the package `tiendo`.";
  module.def("version", &tiendo::version, "The version of the library, such as '0.1.0'.");
  tiendo::python::register_errors();
  tiendo::python::register_programme(module);
  tiendo::python::register_observations(module);
  tiendo::python::register_assessment(module);
  tiendo::python::register_measures(module);
  tiendo::python::register_comparison(module);
  tiendo::python::register_composite(module);
  tiendo::python::register_reconciliation(module);
  tiendo::python::register_forecast(module);
  tiendo::python::register_geography(module);
}
