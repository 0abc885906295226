#include <pybind11/stl.h>

#include <filesystem>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "tiendo/io/detail/observations_file.hpp"
#include "tiendo/io/inputs.hpp"
#include "tiendo/io/observations_csv.hpp"

namespace tiendo::python {

namespace py = pybind11;

namespace {

decimal_mark mark_of(bool decimal_comma) {
  return decimal_comma ? decimal_mark::comma : decimal_mark::point;
}

shared_observations read(const py::object& named, bool decimal_comma) {
  const std::filesystem::path path = path_of(named);
  const py::gil_scoped_release unlocked;
  return {std::make_shared<const observations>(read_observations(path, mark_of(decimal_comma)))};
}

shared_observations parse(const std::string& text, const std::string& name, bool decimal_comma) {
  const py::gil_scoped_release unlocked;
  return {
      std::make_shared<const observations>(parse_observations(text, name, mark_of(decimal_comma)))};
}

std::tuple<shared_programme, shared_observations, std::vector<std::string>> read_both(
    const py::object& programme_named, const py::object& observations_named, bool decimal_comma) {
  const std::filesystem::path programme = path_of(programme_named);
  const std::filesystem::path observations = path_of(observations_named);
  const py::gil_scoped_release unlocked;
  inputs files = read_inputs(programme, observations, mark_of(decimal_comma), signals());
  std::vector<std::string> warnings;
  for (const diagnostic& f : files.warnings) warnings.push_back(to_string(f));
  return {shared_programme{
              std::move(files.programme),
              std::make_shared<const std::vector<source_file>>(std::move(files.programme_files))},
          shared_observations{std::move(files.observations)}, std::move(warnings)};
}

std::vector<std::string> column_names() {
  std::vector<std::string> names;
  for (const tiendo::detail::csv_column& c : tiendo::detail::observation_columns())
    names.emplace_back(c.name);
  return names;
}

}  // namespace

void register_observations(py::module_& module) {
  py::class_<shared_observations>(module, "Observations",
                                  "Observations as published by their sources.")
      .def_static("read", &read, py::arg("path"), py::arg("decimal_comma") = false,
                  "Reads observations.csv.")
      .def_static(
          "parse", &parse, py::arg("text"), py::arg("name"), py::arg("decimal_comma") = false,
          "Reads the text of an observations.csv; `name` is the name of the file in messages.")
      .def(
          "__add__",
          [](const shared_observations& a, const shared_observations& b) {
            observations both = *a.value;
            both.insert(both.end(), b.value->begin(), b.value->end());
            return shared_observations{std::make_shared<const observations>(std::move(both))};
          },
          "The observations of both, in their order.")
      .def(
          "table", [](const shared_observations& o) { return described(to_table(*o.value)); },
          "The columns of observations.csv as lists, and their types.")
      .def(
          "to_csv", [](const shared_observations& o) { return to_csv(*o.value); },
          py::call_guard<py::gil_scoped_release>(),
          "An observations.csv from which the same observations are read.")
      .def("__len__", [](const shared_observations& o) { return o.value->size(); });
  module.def("observation_columns", &column_names,
             "The columns of observations.csv in their order.");
  module.def("read_inputs", &read_both, py::arg("programme"), py::arg("observations"),
             py::arg("decimal_comma") = false,
             "Reads both files; one error has all problems of both. The third item are warnings.");
}

}  // namespace tiendo::python
