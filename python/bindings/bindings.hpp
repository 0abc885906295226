// python/bindings: one function per room that registers its part of the module, each in its own
// file.
#pragma once

#include <pybind11/pybind11.h>

#include <memory>
#include <string>

#include "tiendo/core/identifier.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo::python {

/// The programme and the observations of a Python object; both are immutable.
struct shared_programme {
  std::shared_ptr<const programme> value;
};
struct shared_observations {
  std::shared_ptr<const observations> value;
};

/// A method, and the policy by which it is applied.
struct shared_method {
  std::shared_ptr<const measures::method> value;
  measures::policy policy = measures::policy::strict;
};

void register_errors();
void register_programme(pybind11::module_& module);
void register_observations(pybind11::module_& module);
void register_assessment(pybind11::module_& module);
void register_measures(pybind11::module_& module);
void register_comparison(pybind11::module_& module);
void register_composite(pybind11::module_& module);
void register_reconciliation(pybind11::module_& module);
void register_forecast(pybind11::module_& module);
void register_geography(pybind11::module_& module);

/// The date of a text YYYY-MM-DD; throws `value_error` for any other text.
date day_of(const std::string& text);

/// A label as a dict with "vi" and "en".
pybind11::dict names_of(const label& l);

/// A day as `datetime.date`.
pybind11::object to_python(date d);

/// A table as a dict of lists, missing values as None.
pybind11::dict to_python(const table& t);

/// The type of each column: "text", "boolean", "integer", "number", "day" or "texts".
pybind11::dict types_of(const table& t);

}  // namespace tiendo::python

namespace pybind11::detail {

/// An identifier of any kind is a `str` in Python.
template <class Kind>
struct type_caster<tiendo::identifier<Kind>> {
  PYBIND11_TYPE_CASTER(tiendo::identifier<Kind>, const_name("str"));

  bool load(handle from, bool convert) {
    make_caster<std::string> text;
    if (!text.load(from, convert)) return false;
    value = cast_op<std::string&&>(std::move(text));
    return true;
  }
  static handle cast(const tiendo::identifier<Kind>& id, return_value_policy policy,
                     handle parent) {
    return make_caster<std::string>::cast(id.text(), policy, parent);
  }
};

}  // namespace pybind11::detail
