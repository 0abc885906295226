// tiendo._core.Programme.
#include <pybind11/stl/filesystem.h>

#include <memory>

#include "programme_tables.hpp"
#include "register.hpp"
#include "tiendo/io/needs_table.hpp"
#include "tiendo/io/programme_toml.hpp"
#include "to_python.hpp"

namespace py = pybind11;
using tiendo::programme;

namespace {

template <auto table_of>
py::list part(const programme& p) {
  return to_python(table_of(p));
}

}  // namespace

void register_programme(py::module_& m) {
  using without_lock = py::call_guard<py::gil_scoped_release>;
  py::classh<programme>(m, "Programme")
      .def_static("read",
                  [](const std::filesystem::path& path) {
                    return std::make_shared<programme>(tiendo::read_programme(path));
                  },
                  py::arg("path"), without_lock())
      .def_property_readonly("id", [](const programme& p) { return p.id(); })
      .def_property_readonly("name_vi", [](const programme& p) { return p.name().vi; })
      .def_property_readonly("name_en", [](const programme& p) { return p.name().en; })
      .def_property_readonly("objective_vi", [](const programme& p) { return p.objective().vi; })
      .def_property_readonly("objective_en", [](const programme& p) { return p.objective().en; })
      .def("targets", part<tiendo_python::targets_of>)
      .def("indicators", part<tiendo_python::indicators_of>)
      .def("acts", part<tiendo_python::acts_of>)
      .def("tiers", part<tiendo_python::tiers_of>)
      .def("areas", part<tiendo_python::areas_of>)
      .def("units", part<tiendo_python::units_of>)
      .def("template_csv", [](const programme& p) { return tiendo::observation_template(p); }, without_lock());
}
