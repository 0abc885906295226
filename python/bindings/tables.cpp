#include <fmt/format.h>
#include <pybind11/stl.h>

#include "bindings.hpp"
#include "tiendo/core/detail/overloaded.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::python {

namespace py = pybind11;

py::object to_python(date d) {
  return py::module_::import("datetime").attr("date")(d.year(), d.month(), d.day());
}

date day_of(const std::string& text) {
  if (const auto day = date::parse(text)) return *day;
  throw value_error(fmt::format("'{}' is not a day of the calendar; write YYYY-MM-DD", text));
}

namespace {

py::object to_python(const cell& c) {
  return std::visit(detail::overloaded{
                        [](std::monostate) -> py::object { return py::none(); },
                        [](date x) -> py::object { return python::to_python(x); },
                        [](const auto& x) -> py::object { return py::cast(x); },
                    },
                    c);
}

const char* name_of(column_type type) {
  switch (type) {
    case column_type::text: return "text";
    case column_type::boolean: return "boolean";
    case column_type::integer: return "integer";
    case column_type::number: return "number";
    case column_type::day: return "day";
    case column_type::texts: return "texts";
  }
  return "text";
}

}  // namespace

py::dict to_python(const table& t) {
  py::dict columns;
  for (const column& c : t.columns) {
    py::list cells(c.cells.size());
    for (std::size_t i = 0; i < c.cells.size(); ++i) cells[i] = to_python(c.cells[i]);
    columns[py::str(c.name)] = cells;
  }
  return columns;
}

py::dict types_of(const table& t) {
  py::dict types;
  for (const column& c : t.columns) types[py::str(c.name)] = name_of(c.type);
  return types;
}

}  // namespace tiendo::python
