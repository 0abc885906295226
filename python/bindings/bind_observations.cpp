// tiendo._core.Observations, and both inputs read together.
#include <pybind11/stl/filesystem.h>

#include <memory>
#include <string>

#include "decimal_mark.hpp"
#include "held_observations.hpp"
#include "observations_table.hpp"
#include "register.hpp"
#include "tiendo/io/inputs.hpp"
#include "to_python.hpp"

namespace py = pybind11;
using tiendo::observations;
using tiendo::programme;

namespace {

py::tuple read_both(const std::filesystem::path& programme_path, const std::filesystem::path& observations_path,
                    const std::string& decimal) {
  tiendo::inputs read;
  {
    const py::gil_scoped_release without_lock;
    read = tiendo::read_inputs(programme_path, observations_path, decimal_mark_from(decimal));
  }
  return py::make_tuple(std::const_pointer_cast<programme>(read.programme),
                        tiendo_python::held_observations(read.observations), to_python(read.warnings));
}

}  // namespace

void register_observations(py::module_& m) {
  using tiendo_python::held_observations;
  using without_lock = py::call_guard<py::gil_scoped_release>;
  py::classh<held_observations>(m, "Observations")
      .def_static("read",
                  [](const std::filesystem::path& path, const std::string& decimal) {
                    return held_observations(tiendo::read_observations(path, decimal_mark_from(decimal)));
                  },
                  py::arg("path"), py::arg("decimal"), without_lock())
      .def_static("parse",
                  [](const std::string& text, const std::string& name, const std::string& decimal) {
                    return held_observations(tiendo::parse_observations(text, name, decimal_mark_from(decimal)));
                  },
                  py::arg("text"), py::arg("name"), py::arg("decimal"), without_lock())
      .def("__len__", [](const held_observations& o) { return o.all->size(); })
      .def("table", [](const held_observations& o) { return to_python(tiendo_python::table_of(*o.all)); });
  m.def("read_inputs", read_both, py::arg("programme"), py::arg("observations"), py::arg("decimal"));
}
