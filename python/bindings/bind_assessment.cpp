#include <pybind11/stl.h>

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "bindings.hpp"
#include "tiendo/assessment/assess.hpp"
#include "tiendo/assessment/difference.hpp"
#include "tiendo/io/assessment_json.hpp"
#include "tiendo/io/assessment_table.hpp"
#include "tiendo/io/changes_table.hpp"
#include "tiendo/io/inputs.hpp"
#include "tiendo/io/needs_table.hpp"
#include "tiendo/io/table_csv.hpp"
#include "tiendo/narrative/explanation.hpp"

namespace tiendo::python {

namespace py = pybind11;

namespace {

/// After each target, `report(done, total)` is called. A pending signal such as Ctrl-C raises its
/// exception, and `report` may raise one.
assessment assess_on(const shared_programme& p, const shared_observations& o,
                     const std::string& as_of, const py::object& report) {
  const date day = day_of(as_of);
  const py::gil_scoped_release unlocked;
  return assess(p.value, o.value, day, progress_of(report));
}

py::dict counts_of(const verdict_counts& t) {
  py::dict counts;
  for (const verdict v : all_verdicts) counts[py::str(std::string(to_string(v)))] = t.count(v);
  counts["disputed"] = t.methods_disagree;
  counts["unknown"] = t.unknown();
  counts["total"] = t.total();
  return counts;
}

template <class Key>
py::dict counts_of(const std::map<Key, verdict_counts>& tallies) {
  py::dict groups;
  for (const auto& [key, t] : tallies) groups[py::cast(key)] = counts_of(t);
  return groups;
}

py::dict totals_of(const assessment& a) {
  const totals sums = a.totals();
  py::dict result;
  result["overall"] = counts_of(sums.overall);
  result["by_due_year"] = counts_of(sums.by_due_year);
  result["by_tier"] = counts_of(sums.by_tier);
  result["by_programme"] = counts_of(sums.by_programme);
  result["by_act"] = counts_of(sums.by_act);
  return result;
}

py::list totals_by_target(const assessment& a) {
  py::list result;
  for (const target_totals& sum : a.totals_by_target())
    result.append(py::make_tuple(sum.target, counts_of(sum.counts), sum.with_value));
  return result;
}

py::dict symbols_of(const assessment& a) {
  py::dict symbols;
  for (const indicator& i : a.programme().indicators())
    symbols[py::str(std::string(i.unit.id))] = i.unit.symbol;
  return symbols;
}

py::object document_of(const assessment& a) {
  python_sink sink;
  write(sink, a);
  return sink.take();
}

/// At most `most` rows of each of the targets.
py::object rows_of(const assessment& a, const std::set<std::string>& targets, std::size_t most) {
  std::vector<std::size_t> rows;
  std::size_t first = 0;
  for (std::size_t i = 0; i < a.rows().size(); ++i) {
    if (i == 0 || a.rows()[i].subject.target != a.rows()[i - 1].subject.target) first = i;
    if (i - first < most && targets.contains(a.rows()[i].subject.target)) rows.push_back(i);
  }
  python_sink sink;
  sink.begin_list();
  write_rows(sink, a, rows);
  sink.end_list();
  return sink.take();
}

}  // namespace

void register_assessment(py::module_& module) {
  py::class_<assessment>(module, "Assessment", "The verdicts of all targets on a day.")
      .def_property_readonly("as_of", [](const assessment& a) { return to_python(a.as_of()); })
      .def("__len__", [](const assessment& a) { return a.rows().size(); })
      .def(
          "table", [](const assessment& a) { return described(to_table(a)); },
          "The columns as lists, and their types.")
      .def(
          "needs", [](const assessment& a) { return described(to_table(a.data_gaps())); },
          "The data gaps: columns and their types.")
      .def(
          "unused",
          [](const assessment& a) { return described(to_table(a.unused(), a.observations())); },
          "The observations that no row uses, with the reasons: columns and their types.")
      .def_property_readonly(
          "warnings",
          [](const assessment& a) {
            std::vector<std::string> texts;
            for (const diagnostic& d : a.warnings()) texts.push_back(to_string(d));
            return texts;
          },
          "The warnings about the programme and the observations.")
      .def("totals_by_target", &totals_by_target,
           "For each target its id, the counts of its verdicts over its areas, and the number of "
           "areas with a value.")
      .def("rows", &rows_of, py::arg("targets"), py::arg("most"),
           "The first rows of each of these targets as the document of the assessment has them.")
      .def("symbols", &symbols_of, "The symbols of the units of all indicators.")
      .def("document", &document_of, "The assessment as dicts and lists.")
      .def("totals", &totals_of,
           "The numbers of targets by verdict: of all targets, and by year, tier, programme and "
           "act.")
      .def(
          "explain", [](const assessment& a, const target_id& id) { return explain(a, id); },
          py::arg("target_id"), "Explains the verdict of a target.")
      .def(
          "observation_template",
          [](const assessment& a) { return observation_template(a.data_gaps()); },
          "An observations.csv with a row for every missing value.")
      .def(
          "to_csv", [](const assessment& a) { return to_csv(to_table(a)); },
          "The rows as CSV text.")
      .def(
          "to_json", [](const assessment& a) { return to_json(a); },
          py::call_guard<py::gil_scoped_release>(), "The assessment as one JSON document.");
  module.def("assess", &assess_on, py::arg("programme"), py::arg("observations"), py::arg("as_of"),
             py::arg("progress") = py::none(),
             "Assesses every target in force on `as_of` with the observations published by then.");
  module.def(
      "difference",
      [](const assessment& before, const assessment& after) {
        return described(to_table(diff(before, after)));
      },
      py::arg("before"), py::arg("after"),
      "The difference between two assessments: columns and their types.");
}

}  // namespace tiendo::python
