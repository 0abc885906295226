// What crosses into Python without a class of its own: days, faults and tables.
#pragma once

#include <pybind11/pybind11.h>

#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/io/table.hpp"

/// `datetime.date(2025, 12, 31)`.
pybind11::object to_python(tiendo::date day);

/// A list of `tiendo.Fault`.
pybind11::list to_python(const std::vector<tiendo::fault>& faults);

/// A list of `(name, type, cells)`; a missing value is `None`, a day a `datetime.date`.
pybind11::list to_python(const tiendo::table& columns);

/// A day from a `datetime.date`, or from its text `YYYY-MM-DD`. Throws `value_error` for any other
/// text and for a time that is not midnight; `TypeError` for anything else.
tiendo::date day_from_python(pybind11::handle source);
