#include <pybind11/stl.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "bindings.hpp"
#include "tiendo/assessment/method_comparison.hpp"
#include "tiendo/io/comparison_table.hpp"

namespace tiendo::python {

namespace py = pybind11;

namespace {

method_comparison compare_on(const assessment& a, const std::vector<shared_method>& own,
                             const py::object& report) {
  std::vector<measures::method> methods;
  for (const shared_method& m : own) methods.push_back(*m.value);
  const py::gil_scoped_release unlocked;
  return compare_methods(a, methods, progress_of(report));
}

/// The table of the first `most` targets, or of all.
py::tuple table_of(const method_comparison& c, std::optional<std::size_t> most) {
  const auto targets = std::span<const target_comparison>(c.targets).first(
      std::min(most.value_or(c.targets.size()), c.targets.size()));
  const progress looks = signals();
  std::size_t count = 0;
  for (const target_comparison& t : targets) count += t.assessments.size();
  constexpr std::size_t at_a_time = 64;  // the table of all would be in memory beside the lists
  const table none = tiendo::detail::table_of(*c.programme, {}, language::english);
  py::dict columns = empty_columns(none, count);
  std::size_t row = 0;
  for (std::size_t first = 0; first < targets.size(); first += at_a_time) {
    looks(first, targets.size());
    const auto some = targets.subspan(first, std::min(at_a_time, targets.size() - first));
    const table part = tiendo::detail::table_of(*c.programme, some, language::english);
    add_cells(columns, part, row);
    row += part.rows();
  }
  return py::make_tuple(columns, types_of(none));
}

std::size_t differing(const method_comparison& c) {
  return static_cast<std::size_t>(
      std::count_if(c.targets.begin(), c.targets.end(),
                    [](const target_comparison& t) { return t.dispersion > 0; }));
}

/// The targets that are compared in two areas or more.
std::set<std::string> of_several_areas(const method_comparison& c) {
  std::map<std::string, std::string> first;
  std::set<std::string> several;
  for (const target_comparison& t : c.targets)
    if (first.emplace(t.target, t.area_code).first->second != t.area_code) several.insert(t.target);
  return several;
}

}  // namespace

void register_comparison(py::module_& module) {
  py::class_<method_comparison>(module, "MethodComparison",
                                "The assessments of a programme by several methods.")
      .def_property_readonly("as_of", [](const method_comparison& c) { return to_python(c.as_of); })
      .def("__len__", [](const method_comparison& c) { return c.targets.size(); })
      .def("table", &table_of, py::arg("most"),
           "The columns of the first targets as lists, and their types.")
      .def_property_readonly("differing", &differing,
                             "The number of targets on which the methods differ.")
      .def_property_readonly("of_several_areas", &of_several_areas,
                             "The ids of the targets that are compared in two areas or more.")
      .def(
          "left_out",
          [](const method_comparison& c) { return described(to_table(c.not_compared)); },
          "The targets to which no method could be applied, with the reasons: columns and types.")
      .def(
          "to_json",
          [](const method_comparison& c) { return to_json(c, language::english, signals()); },
          py::call_guard<py::gil_scoped_release>(), "The comparison as one JSON document.");
  module.def("compare_methods", &compare_on, py::arg("assessment"), py::arg("methods"),
             py::arg("progress") = py::none(),
             "Applies every method to every target that has a level and two comparable values.");
}

}  // namespace tiendo::python
