#include "to_python.hpp"

#include <pybind11/stl.h>

#include <string>
#include <variant>

#include "tiendo/model/rule.hpp"

namespace py = pybind11;

namespace {

const char* name_of(tiendo::column_type type) {
  switch (type) {
    case tiendo::column_type::text: return "text";
    case tiendo::column_type::boolean: return "boolean";
    case tiendo::column_type::integer: return "integer";
    case tiendo::column_type::number: return "number";
    case tiendo::column_type::day: return "day";
    case tiendo::column_type::texts: return "texts";
  }
  return "text";
}

py::object to_python(const tiendo::cell& c) {
  return std::visit(tiendo::cases{
                        [](std::monostate) -> py::object { return py::none(); },
                        [](tiendo::date day) { return ::to_python(day); },
                        [](const auto& value) -> py::object { return py::cast(value); },
                    },
                    c);
}

}  // namespace

py::object to_python(tiendo::date day) {
  return py::module_::import("datetime").attr("date")(day.year(), day.month(), day.day());
}

py::list to_python(const std::vector<tiendo::fault>& faults) {
  const py::object make = py::module_::import("tiendo.errors").attr("Fault");
  py::list result;
  for (const tiendo::fault& f : faults) result.append(make(f.file, f.line, f.column, f.problem, f.remedy));
  return result;
}

py::list to_python(const tiendo::table& columns) {
  py::list result;
  for (const tiendo::column& c : columns.columns) {
    py::list cells;
    for (const tiendo::cell& one : c.cells) cells.append(to_python(one));
    result.append(py::make_tuple(c.name, name_of(c.type), cells));
  }
  return result;
}

tiendo::date day_from_python(py::handle source) {
  if (py::isinstance<py::str>(source)) {
    const auto text = source.cast<std::string>();
    if (const auto day = tiendo::date::parse(text)) return *day;
    throw tiendo::value_error(fmt::format("'{}' is not a day; write it as YYYY-MM-DD", text));
  }
  const py::module_ datetime = py::module_::import("datetime");
  if (!py::isinstance(source, datetime.attr("date")))
    throw py::type_error("a day is a datetime.date or a text such as \"2024-12-31\", not " +
                         std::string(py::str(py::type::of(source).attr("__name__"))));
  if (py::isinstance(source, datetime.attr("datetime")) &&
      !source.attr("time")().equal(datetime.attr("time")()))
    throw tiendo::value_error(fmt::format("{} has a time of day; name the day alone",
                                          std::string(py::str(source))));
  return tiendo::date::of(source.attr("year").cast<int>(), source.attr("month").cast<int>(),
                          source.attr("day").cast<int>());
}
