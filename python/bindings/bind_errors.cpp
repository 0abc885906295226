#include <exception>

#include "bindings.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"

namespace tiendo::python {

namespace py = pybind11;

namespace {

/// Raises the exception of that name (tiendo/errors.py) with a message.
void raise(const char* name, const char* message) {
  const py::object type = py::module_::import("tiendo.errors").attr(name);
  PyErr_SetString(type.ptr(), message);
}

void raise(const input_error& problem) {
  const py::module_ errors = py::module_::import("tiendo.errors");
  py::list faults;
  for (const diagnostic& d : problem.diagnostics()) {
    const bool in_file = !d.location.file.empty();
    faults.append(errors.attr("Fault")(in_file ? d.location.file : d.subject, d.location.line,
                                       d.location.column, d.problem, d.remedy, 0,
                                       in_file ? "" : d.field));
  }
  const py::object error = errors.attr("InputError")(faults, problem.whose());
  PyErr_SetObject(py::type::handle_of(error).ptr(), error.ptr());
}

}  // namespace

/// Registers the translation of C++ exceptions to Python exceptions.
void register_errors() {
  py::register_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown) std::rethrow_exception(thrown);
    } catch (const input_error& e) {
      raise(e);
    } catch (const unknown_name& e) {
      raise("UnknownName", e.what());
    } catch (const invalid_value& e) {
      raise("InvalidValue", e.what());
    } catch (const interrupted& e) {
      raise("Interrupted", e.what());
    } catch (const error& e) {
      raise("Error", e.what());
    }
  });
}

}  // namespace tiendo::python
