#include <pybind11/stl.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "tiendo/io/needs_table.hpp"
#include "tiendo/io/programme_toml.hpp"

namespace tiendo::python {

namespace py = pybind11;

py::dict names_of(const label& l) {
  py::dict names;
  names["vi"] = l.vi;
  names["en"] = l.en;
  return names;
}

namespace {

shared_programme read(const py::object& named) {
  const std::filesystem::path path = path_of(named);
  const py::gil_scoped_release unlocked;
  std::vector<source_file> files;
  auto p = std::make_shared<const programme>(read_programme(path, &files, signals()));
  return {std::move(p), std::make_shared<const std::vector<source_file>>(std::move(files))};
}

shared_programme parse(const std::vector<std::pair<std::string, std::string>>& named) {
  const py::gil_scoped_release unlocked;
  std::vector<source_file> files;
  for (const auto& [name, text] : named) files.push_back({name, text});
  auto p = std::make_shared<const programme>(parse_programme(files, signals()));
  return {std::move(p), std::make_shared<const std::vector<source_file>>(std::move(files))};
}

std::vector<std::pair<py::str, std::string>> files_of(const shared_programme& p) {
  std::vector<std::pair<py::str, std::string>> named;
  for (const source_file& f : *p.files) named.emplace_back(shown(f.name), f.text);
  return named;
}

std::vector<target_id> target_ids(const shared_programme& p) {
  std::vector<target_id> ids;
  for (const target& t : p.value->targets()) ids.push_back(t.id);
  return ids;
}

}  // namespace

void register_programme(py::module_& module) {
  py::class_<shared_programme>(module, "Programme", "A programme, validated.")
      .def_static("read", &read, py::arg("path"),
                  "Reads a programme and the programmes that it extends.")
      .def_static("parse", &parse, py::arg("files"),
                  "Parses a programme from names and texts of files, the main one first.")
      .def_property_readonly("files", &files_of, "The names and texts of its files.")
      .def_property_readonly("id", [](const shared_programme& p) { return p.value->id(); })
      .def_property_readonly("name",
                             [](const shared_programme& p) { return names_of(p.value->name()); })
      .def_property_readonly(
          "objective", [](const shared_programme& p) { return names_of(p.value->objective()); })
      .def_property_readonly("target_ids", &target_ids)
      .def(
          "observation_template",
          [](const shared_programme& p) {
            const py::gil_scoped_release unlocked;
            return observation_template(*p.value, signals());
          },
          "An observations.csv with a row for every value on which the verdict of a target "
          "depends.");
}

}  // namespace tiendo::python
