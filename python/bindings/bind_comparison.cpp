#include <pybind11/stl.h>

#include <string>
#include <vector>

#include "bindings.hpp"
#include "tiendo/assessment/method_comparison.hpp"
#include "tiendo/io/comparison_table.hpp"

namespace tiendo::python {

namespace py = pybind11;

namespace {

method_comparison compare_on(const assessment& a, const std::vector<shared_method>& own) {
  std::vector<measures::method> methods;
  for (const shared_method& m : own) methods.push_back(*m.value);
  const py::gil_scoped_release unlocked;
  return compare_methods(a, methods);
}

}  // namespace

void register_comparison(py::module_& module) {
  py::class_<method_comparison>(module, "MethodComparison",
                                "The assessments of a programme by several methods.")
      .def_property_readonly("as_of", [](const method_comparison& c) { return to_python(c.as_of); })
      .def("__len__", [](const method_comparison& c) { return c.targets.size(); })
      .def(
          "table", [](const method_comparison& c) { return described(to_table(c)); },
          "The columns as lists, and their types.")
      .def(
          "left_out",
          [](const method_comparison& c) { return described(to_table(c.not_compared)); },
          "The targets to which no method could be applied, with the reasons: columns and types.")
      .def(
          "to_json", [](const method_comparison& c) { return to_json(c); },
          "The comparison as one JSON document.");
  module.def("compare_methods", &compare_on, py::arg("assessment"), py::arg("methods"),
             "Applies every method to every target that has a level and two comparable values.");
}

}  // namespace tiendo::python
