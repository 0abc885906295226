#include "tiendo/core/progress.hpp"

#include <pybind11/pybind11.h>

#include <cstddef>

#include "bindings.hpp"

namespace tiendo::python {

namespace py = pybind11;

progress signals() {
  return [](std::size_t, std::size_t) {
    const py::gil_scoped_acquire locked;
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    return true;
  };
}

progress progress_of(const py::object& report) {
  return [&report](std::size_t done, std::size_t total) {
    const py::gil_scoped_acquire locked;
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    if (!report.is_none()) report(done, total);
    return true;
  };
}

}  // namespace tiendo::python
