// tiendo._core: what the Python package takes from the library. A table of contents.
#include "register.hpp"

#include <string>

#include "tiendo/core/version.hpp"

PYBIND11_MODULE(_core, m) {
  m.doc() = "The compiled part of tiendo; use the package `tiendo`.";
  m.attr("version") = std::string(tiendo::version());
  register_errors(m);
  register_programme(m);
  register_observations(m);
  register_assessment(m);
}
