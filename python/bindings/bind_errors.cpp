#include <cstddef>
#include <exception>
#include <filesystem>
#include <string>
#include <string_view>

#include "bindings.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"

namespace tiendo::python {

namespace py = pybind11;

namespace {

/// The object of a call of the interpreter; throws the exception that it has raised.
py::object made(PyObject* object) {
  if (!object) throw py::error_already_set();
  return py::reinterpret_steal<py::object>(object);
}

/// Raises the exception of that name (tiendo/errors.py) with a message.
void raise(const char* name, const char* message) {
  const py::object type = py::module_::import("tiendo.errors").attr(name);
  PyErr_SetObject(type.ptr(), shown(message).ptr());
}

void raise(const input_error& problem) {
  const py::module_ errors = py::module_::import("tiendo.errors");
  py::list faults;
  for (const diagnostic& d : problem.diagnostics()) {
    const bool in_file = !d.location.file.empty();
    faults.append(errors.attr("Fault")(shown(in_file ? d.location.file : d.subject),
                                       d.location.line, d.location.column, shown(d.problem),
                                       shown(d.remedy), 0, in_file ? "" : d.field));
  }
  const py::object error = errors.attr("InputError")(faults, problem.whose());
  PyErr_SetObject(py::type::handle_of(error).ptr(), error.ptr());
}

}  // namespace

std::filesystem::path path_of(const py::object& path) {
  const py::object plain = made(PyOS_FSPath(path.ptr()));
  const py::object bytes =
      PyBytes_Check(plain.ptr()) ? plain : made(PyUnicode_EncodeFSDefault(plain.ptr()));
  return std::string(bytes.cast<std::string_view>());
}

py::str shown(std::string_view text) {
  return py::str(made(PyUnicode_DecodeUTF8(text.data(), static_cast<py::ssize_t>(text.size()),
                                           "backslashreplace")));
}

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
