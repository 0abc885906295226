#include <pybind11/stl.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "tiendo/core/detail/watch.hpp"
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
  return {std::make_shared<const observations>(
      read_observations(path, mark_of(decimal_comma), signals()))};
}

shared_observations parse(const std::string& text, const std::string& name, bool decimal_comma) {
  const py::gil_scoped_release unlocked;
  return {std::make_shared<const observations>(
      parse_observations(text, name, mark_of(decimal_comma), signals()))};
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

/// A thousand observations at a time, so that tables of all of them are never in memory as a whole,
/// and signals are looked for between them.
template <class Take>
void take_parts(const observations& all, Take take) {
  constexpr std::size_t at_a_time = 1000;
  const progress looks = signals();
  std::size_t first = 0;
  do {
    looks(first, all.size());
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
    const std::size_t count = std::min(at_a_time, all.size() - first);
    take(observations(begin, begin + static_cast<std::ptrdiff_t>(count)), first);
    first += at_a_time;
  } while (first < all.size());
}

py::tuple table_of(const shared_observations& o) {
  py::dict columns, types;
  take_parts(*o.value, [&](const observations& part, std::size_t first) {
    const table rows = to_table(part);
    if (first == 0) {
      types = types_of(rows);
      columns = empty_columns(rows, o.value->size());
    }
    add_cells(columns, rows, first);
  });
  return py::make_tuple(columns, types);
}

std::string csv_of(const shared_observations& o) {
  const py::gil_scoped_release unlocked;
  std::string text;
  take_parts(*o.value, [&](const observations& part, std::size_t first) {
    const std::string rows = to_csv(part);
    text.append(rows, first == 0 ? 0 : rows.find('\n') + 1);
  });
  return text;
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
            const py::gil_scoped_release unlocked;
            const progress report = signals();
            tiendo::detail::watch steps(report);
            observations both;
            both.reserve(a.value->size() + b.value->size());
            for (const auto* each : {a.value.get(), b.value.get()})
              for (const observation& o : *each) {
                steps.step(both.size(), both.capacity());
                both.push_back(o);
              }
            return shared_observations{std::make_shared<const observations>(std::move(both))};
          },
          "The observations of both, in their order.")
      .def("table", &table_of, "The columns of observations.csv as lists, and their types.")
      .def("to_csv", &csv_of, "An observations.csv from which the same observations are read.")
      .def("__len__", [](const shared_observations& o) { return o.value->size(); });
  module.def("observation_columns", &column_names,
             "The columns of observations.csv in their order.");
  module.def("read_inputs", &read_both, py::arg("programme"), py::arg("observations"),
             py::arg("decimal_comma") = false,
             "Reads both files; one error has all problems of both. The third item are warnings.");
}

}  // namespace tiendo::python
