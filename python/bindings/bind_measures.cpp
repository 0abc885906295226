#include <fmt/format.h>
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "tiendo/columns/evaluate.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/io/method_toml.hpp"
#include "tiendo/measures/growth.hpp"
#include "tiendo/measures/methods/official_methods.hpp"
#include "tiendo/measures/path.hpp"
#include "tiendo/measures/progress_formula.hpp"

namespace tiendo::python {

namespace py = pybind11;
using measures::policy;

namespace {

using doubles = py::array_t<double, py::array::c_style | py::array::forcecast>;

shared_method built_in(const std::string& name, bool as_published) {
  const policy p = as_published ? policy::as_published : policy::strict;
  const measures::official_method* found = measures::find_official_method(name);
  if (!found) throw unknown_name("there is no built-in method '" + name + "'");
  return {std::shared_ptr<const measures::method>(&found->data(p), [](const auto*) {}), p};
}

template <class Value, std::size_t Size>
Value chosen(const std::array<std::string_view, Size>& names, const std::string& name,
             const char* what) {
  for (std::size_t i = 0; i < Size; ++i)
    if (names[i] == name) return static_cast<Value>(i);
  throw invalid_value("'" + name + "' is no " + what);
}

constexpr std::array<std::string_view, 4> outlook_names{"away", "too_slow", "toward", "met"};
constexpr std::array<std::string_view, 3> shape_names{"linear", "geometric", "logistic"};

/// (progress formula, thresholds as (at, inclusive), classes as (label, progress class), met,
/// points of the score)
using rating_parts = std::tuple<std::string, std::vector<std::pair<double, bool>>,
                                std::vector<std::pair<std::string, std::string>>,
                                std::optional<std::size_t>, std::vector<std::pair<double, double>>>;

measures::rating rating_of(const rating_parts& parts) {
  const auto& [quantity, cuts, classes, met, score] = parts;
  measures::rating r;
  r.formula =
      chosen<measures::progress_formula>(measures::progress_formula_names, quantity, "quantity");
  std::vector<measures::threshold> at;
  for (const auto& [x, inclusive] : cuts) at.push_back({x, inclusive});
  std::vector<measures::class_label> labels;
  for (const auto& [name, reading] : classes)
    labels.push_back({name, chosen<measures::progress_class>(outlook_names, reading, "reading")});
  if (!labels.empty() || !at.empty()) r.classes = {at, labels, met};
  if (!score.empty()) r.score = measures::score_scale::through(score);
  return r;
}

shared_method own(const std::string& name, const rating_parts& first,
                  const std::optional<rating_parts>& without_target) {
  if (measures::find_official_method(name))
    throw invalid_value("'" + name + "' is an official method; give your own another name");
  auto m = std::make_shared<measures::method>();
  m->name = name;
  const measures::rating rating = rating_of(first);
  (measures::detail::needs_target(rating.formula) ? m->with_target : m->without_target) = rating;
  if (!without_target) return {std::move(m), policy::strict};
  m->without_target = rating_of(*without_target);
  if (!m->with_target)
    throw invalid_value("the method looks at no target anyway; leave out without_target");
  if (measures::detail::needs_target(m->without_target->formula))
    throw invalid_value(
        fmt::format("without_target is a method of '{}', which needs a target; give growth_rate or "
                    "limited_growth_rate",
                    to_string(m->without_target->formula)));
  return {std::move(m), policy::strict};
}

std::vector<shared_method> parse(const std::string& text, const std::string& name) {
  const py::gil_scoped_release unlocked;
  std::vector<shared_method> found;
  for (measures::method& m : parse_methods(text, name, signals()))
    found.push_back({std::make_shared<const measures::method>(std::move(m)), policy::strict});
  return found;
}

/// Progress formula, thresholds, classes with their progress classes, and whether there is a score;
/// None where there is no such rating.
py::object describe(const std::optional<measures::rating>& r) {
  if (!r) return py::none();
  py::list cuts, classes;
  for (const measures::threshold& c : r->classes.thresholds())
    cuts.append(py::make_tuple(c.at, c.inclusive));
  for (const auto& c : r->classes.classes())
    classes.append(py::make_tuple(c.name, to_string(c.progress)));
  return py::make_tuple(std::string(to_string(r->formula)), cuts, classes, !r->score.empty());
}

measures::number_column numbers_of(const doubles& a) {
  if (a.ndim() == 0) return {{}, *a.data()};
  return {{a.data(), static_cast<std::size_t>(a.size())}};
}

py::dict evaluate(const shared_method& m, std::size_t rows, const std::vector<doubles>& columns,
                  const std::vector<doubles>& course, double band,
                  const std::vector<std::string>& wanted) {
  if (columns.size() != 9 || course.size() % 2 != 0)
    throw invalid_value("a method takes nine columns and pairs of a course");
  const auto column = [&](std::size_t i) { return numbers_of(columns[i]); };
  std::vector<measures::timed_column> points;
  for (std::size_t i = 0; i < course.size(); i += 2)
    points.push_back({numbers_of(course[i]), numbers_of(course[i + 1])});
  const measures::input_columns given{rows,
                                      {column(0), column(1)},
                                      {column(2), column(3)},
                                      {column(4), column(5)},
                                      column(6),
                                      column(7),
                                      column(8),
                                      points};
  py::dict found;
  measures::result_columns to;
  const auto asked = [&](const char* name) {
    return std::find(wanted.begin(), wanted.end(), name) != wanted.end();
  };
  const auto make = [&](const char* name, auto& span) {
    if (!asked(name)) return;
    using T = typename std::remove_reference_t<decltype(span)>::element_type;
    py::array_t<T> made(static_cast<py::ssize_t>(rows));
    span = {made.mutable_data(), rows};
    found[name] = std::move(made);
  };
  make("ratio", to.ratio), make("score", to.score), make("status", to.status),
      make("reason", to.reason);
  make("actual", to.actual), make("required", to.required);
  const py::gil_scoped_release unlocked;
  measures::method method = *m.value;
  if (method.with_target && method.with_target->band) method.with_target->band = {band};
  measures::evaluate(method, given, to);
  return found;
}

std::pair<std::optional<double>, std::string> told(const outcome<double>& n) {
  return {n.value(), std::string(to_string(n.reason()))};
}

struct path_or_reason {
  std::optional<measures::path> path;
  std::string reason;
};

path_or_reason path_between(const std::string& shape, double from_time, double from, double to_time,
                            double to, double cap) {
  const auto found =
      measures::path::between(chosen<measures::path_shape>(shape_names, shape, "shape of a path"),
                              {from_time, from}, {to_time, to}, cap);
  return {found.value(), std::string(to_string(found.reason()))};
}

std::vector<std::pair<double, double>> checkpoints(const path_or_reason& p, double step) {
  std::vector<std::pair<double, double>> points;
  if (p.path)
    for (const measures::timed_value& d : p.path->checkpoints(step))
      points.emplace_back(d.time, d.value);
  return points;
}

}  // namespace

void register_measures(py::module_& module) {
  py::class_<shared_method>(module, "Method", "A method of assessing progress, as data.")
      .def_static("built_in", &built_in, py::arg("name"), py::arg("as_published") = false)
      .def_static("own", &own, py::arg("name"), py::arg("rating"),
                  py::arg("without_target") = py::none())
      .def_static("parse", &parse, py::arg("text"), py::arg("name"),
                  "Parses the `[[method]]` tables of a TOML text.")
      .def_property_readonly("name", [](const shared_method& m) { return m.value->name; })
      .def_property_readonly("with_target",
                             [](const shared_method& m) { return describe(m.value->with_target); })
      .def_property_readonly(
          "without_target",
          [](const shared_method& m) { return describe(m.value->without_target); })
      .def("evaluate", &evaluate, py::arg("rows"), py::arg("columns"), py::arg("course"),
           py::arg("band"), py::arg("wanted"),
           "Applies the method to columns: times and values of base, latest and target, sign, "
           "limit, standard deviation.");
  py::class_<path_or_reason>(module, "Path",
                             "A target path: intermediate values from a base to a target.")
      .def(py::init(&path_between), py::arg("shape"), py::arg("from_time"), py::arg("from_value"),
           py::arg("to_time"), py::arg("to_value"), py::arg("cap"))
      .def_readonly("reason", &path_or_reason::reason)
      .def(
          "at",
          [](const path_or_reason& p, double time) {
            return p.path ? p.path->at(time) : missing_value;
          },
          py::arg("time"))
      .def("checkpoints", &checkpoints, py::arg("step"))
      .def(
          "acceleration",
          [](const path_or_reason& p, double time, double value) {
            return p.path ? told(p.path->acceleration({time, value}))
                          : std::pair(std::optional<double>(), p.reason);
          },
          py::arg("time"), py::arg("value"));
  module.def(
      "built_in_methods",
      [] {
        std::vector<std::string> names;
        for (const measures::official_method& m : measures::official_methods)
          names.emplace_back(m.name);
        return names;
      },
      "The names of all official methods.");
  module.def(
      "quantities",
      [] {
        return std::vector<std::string>(measures::progress_formula_names.begin(),
                                        measures::progress_formula_names.end());
      },
      "The names of the progress formulas of methods.");
  module.def("growth_rate", py::vectorize(measures::growth_rate), py::arg("first"), py::arg("last"),
             py::arg("years"));
  module.def("limit_factor", py::vectorize(measures::limit_factor), py::arg("base"),
             py::arg("limit"));
}

}  // namespace tiendo::python
