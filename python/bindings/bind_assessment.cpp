// tiendo._core.Assessment: the main job and what comes of it.
#include <memory>
#include <string>

#include "evidence_table.hpp"
#include "held_observations.hpp"
#include "register.hpp"
#include "tiendo/assessment/assess.hpp"
#include "tiendo/assessment/difference.hpp"
#include "tiendo/io/assessment_json.hpp"
#include "tiendo/io/changes_table.hpp"
#include "tiendo/io/explanation.hpp"
#include "tiendo/io/needs_table.hpp"
#include "tiendo/io/table_csv.hpp"
#include "to_python.hpp"

namespace py = pybind11;
using tiendo::assessment;
using tiendo_python::held_observations;

namespace {

/// After each target: a signal such as Ctrl-C raises its exception, and so does `report(done, total)`
/// if it raises one; `False` from it stops the job.
tiendo::progress watch(py::handle report) {
  return [report](std::size_t done, std::size_t total) {
    const py::gil_scoped_acquire lock;
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    return report.is_none() || !report(done, total).is(py::bool_(false));
  };
}

std::shared_ptr<assessment> assess(std::shared_ptr<tiendo::programme> p, const held_observations& o,
                                   const py::object& as_of, const py::object& report) {
  const tiendo::date day = day_from_python(as_of);
  const tiendo::progress progress = watch(report);
  const py::gil_scoped_release without_lock;
  return std::make_shared<assessment>(tiendo::assess(std::move(p), o.all, day, progress));
}

py::dict to_python(const tiendo::tally& t) {
  py::dict counts;
  for (const tiendo::verdict v : tiendo::all_verdicts) counts[py::str(std::string(to_string(v)))] = t.count(v);
  counts["disputed"] = t.disputed;
  counts["total"] = t.total();
  return counts;
}

template <class Key>
py::dict to_python(const std::map<Key, tiendo::tally>& tallies) {
  py::dict result;
  for (const auto& [key, t] : tallies) result[py::cast(key)] = to_python(t);
  return result;
}

py::dict totals_of(const assessment& a) {
  const tiendo::totals sums = a.totals();
  py::dict result;
  result["overall"] = to_python(sums.overall);
  result["by_due_year"] = to_python(sums.by_due_year);
  result["by_tier"] = to_python(sums.by_tier);
  result["by_programme"] = to_python(sums.by_programme);
  result["by_act"] = to_python(sums.by_act);
  return result;
}

}  // namespace

void register_assessment(py::module_& m) {
  using without_lock = py::call_guard<py::gil_scoped_release>;
  py::classh<assessment>(m, "Assessment")
      .def_property_readonly("as_of", [](const assessment& a) { return to_python(a.as_of()); })
      .def("__len__", [](const assessment& a) { return a.rows().size(); })
      .def("table", [](const assessment& a) { return to_python(to_table(a)); })
      .def("evidence", [](const assessment& a) { return to_python(tiendo_python::evidence_of(a)); })
      .def("series", [](const assessment& a) { return to_python(tiendo_python::series_of(a)); })
      .def("needs", [](const assessment& a) { return to_python(tiendo::to_table(a.needs())); })
      .def("template_csv", [](const assessment& a) { return tiendo::observation_template(a.needs()); }, without_lock())
      .def("totals", totals_of)
      .def("explain", [](const assessment& a, const std::string& id) { return tiendo::explain(a, id); },
           py::arg("target_id"))
      .def("to_csv", [](const assessment& a) { return tiendo::to_csv(to_table(a)); }, without_lock())
      .def("to_json", [](const assessment& a) { return tiendo::to_json(a); }, without_lock());
  m.def("assess", assess, py::arg("programme"), py::arg("observations"), py::arg("as_of"),
        py::arg("progress") = py::none());
  m.def("difference",
        [](const assessment& before, const assessment& after) {
          return to_python(tiendo::to_table(tiendo::difference(before, after)));
        },
        py::arg("before"), py::arg("after"));
  m.def("difference_json",
        [](const assessment& before, const assessment& after) {
          return tiendo::to_json(tiendo::to_table(tiendo::difference(before, after)));
        },
        py::arg("before"), py::arg("after"));
}
