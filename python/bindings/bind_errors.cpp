// The errors of the library as those of tiendo.errors. The table says which becomes which.
#include <array>
#include <exception>

#include "register.hpp"
#include "tiendo/assessment/assess.hpp"
#include "tiendo/core/error.hpp"
#include "to_python.hpp"

namespace py = pybind11;

namespace {

template <class Error>
bool is(const tiendo::error& e) {
  return dynamic_cast<const Error*>(&e) != nullptr;
}

struct translation {
  bool (*applies)(const tiendo::error&);
  const char* python_name;
};

constexpr std::array<translation, 6> translations{{
    {is<tiendo::input_error>, "InputError"},
    {is<tiendo::value_error>, "InvalidValue"},
    {is<tiendo::unit_error>, "UnitMismatch"},
    {is<tiendo::lookup_error>, "UnknownName"},
    {is<tiendo::interrupted>, "Interrupted"},
    {is<tiendo::error>, "Error"},
}};

void raise(const tiendo::error& e) {
  const py::module_ errors = py::module_::import("tiendo.errors");
  for (const translation& t : translations) {
    if (!t.applies(e)) continue;
    const py::object type = errors.attr(t.python_name);
    const auto* faulty = dynamic_cast<const tiendo::input_error*>(&e);
    const py::object value = faulty ? type(to_python(faulty->faults())) : type(e.what());
    PyErr_SetObject(type.ptr(), value.ptr());
    return;
  }
}

}  // namespace

void register_errors(py::module_&) {
  py::register_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown) std::rethrow_exception(thrown);
    } catch (const tiendo::error& e) {
      raise(e);
    }
  });
}
