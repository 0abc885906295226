#include <fmt/format.h>
#include <pybind11/stl.h>

#include <datetime.h>  // needs Python.h, which pybind11 includes

#include "bindings.hpp"
#include "tiendo/core/detail/overloaded.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::python {

namespace py = pybind11;

py::object to_python(date d) {
  PyDateTime_IMPORT;
  return py::reinterpret_steal<py::object>(PyDate_FromDate(d.year(), d.month(), d.day()));
}

date day_of(const std::string& text) {
  if (const auto day = date::parse(text)) return *day;
  throw invalid_value(fmt::format("'{}' is not a day of the calendar; write YYYY-MM-DD", text));
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

py::dict empty_columns(const table& t, std::size_t count) {
  py::dict columns;
  for (const column& c : t.columns) columns[py::str(c.name)] = py::list(count);
  return columns;
}

void add_cells(py::dict& columns, const table& part, std::size_t first) {
  constexpr std::size_t between_looks = 65'536;
  for (const column& c : part.columns) {
    const auto cells = py::reinterpret_borrow<py::list>(columns[py::str(c.name)]);
    for (std::size_t i = 0; i < c.cells.size(); ++i) {
      if (i % between_looks == 0 && PyErr_CheckSignals() != 0) throw py::error_already_set();
      cells[first + i] = to_python(c.cells[i]);
    }
  }
}

py::dict to_python(const table& t) {
  py::dict columns = empty_columns(t, t.rows());
  add_cells(columns, t, 0);
  return columns;
}

py::dict types_of(const table& t) {
  py::dict types;
  for (const column& c : t.columns) types[py::str(c.name)] = name_of(c.type);
  return types;
}

py::tuple described(table t) {
  const py::dict types = types_of(t);
  py::dict columns = empty_columns(t, t.rows());
  for (column& c : t.columns) {
    table one;
    one.columns.push_back(std::move(c));
    add_cells(columns, one, 0);
  }
  return py::make_tuple(columns, types);
}

void python_sink::key(std::string_view name) {
  auto at = keys_.find(name);
  if (at == keys_.end()) at = keys_.emplace(std::string(name), py::str(std::string(name))).first;
  key_ = at->second;
}

void python_sink::value(const cell& c) {
  const auto* texts = std::get_if<std::vector<std::string>>(&c);
  // A document has its days as texts.
  if (const auto* day = std::get_if<date>(&c))
    add(py::str(tiendo::to_string(*day)));
  else
    add(texts ? py::cast(*texts) : to_python(c));
}

void python_sink::begin(py::object container) {
  if (!open_.empty())
    add(container);
  else if (root_)
    container = root_;
  else
    root_ = container;
  open_.push_back(std::move(container));
}

void python_sink::add(py::object item) {
  if (open_.empty()) {
    root_ = std::move(item);
  } else if (py::isinstance<py::dict>(open_.back())) {
    open_.back()[key_] = std::move(item);
  } else {
    py::reinterpret_borrow<py::list>(open_.back()).append(std::move(item));
  }
}

}  // namespace tiendo::python
