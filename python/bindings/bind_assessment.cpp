#include <pybind11/stl.h>

#include <cstddef>
#include <ios>
#include <map>
#include <ostream>
#include <set>
#include <streambuf>
#include <string>
#include <vector>

#include "bindings.hpp"
#include "tiendo/assessment/assess.hpp"
#include "tiendo/assessment/difference.hpp"
#include "tiendo/io/assessment_json.hpp"
#include "tiendo/io/assessment_table.hpp"
#include "tiendo/io/changes_table.hpp"
#include "tiendo/io/inputs.hpp"
#include "tiendo/io/json_writer.hpp"
#include "tiendo/io/needs_table.hpp"
#include "tiendo/io/table_csv.hpp"
#include "tiendo/narrative/explanation.hpp"
#include "tiendo/narrative/language.hpp"
#include "tiendo/narrative/narrate.hpp"

namespace tiendo::python {

namespace py = pybind11;

namespace {

/// Areas whose series are of one kind are forecast together if `panel` says so. After each target,
/// `report(done, total)` is called. A pending signal such as Ctrl-C raises its
/// exception, and `report` may raise one.
assessment assess_on(const shared_programme& p, const shared_observations& o,
                     const std::string& as_of, const py::object& report, bool panel,
                     bool by_probability, double on_track, double at_risk) {
  const date day = day_of(as_of);
  assess_options options;
  options.panel = panel;
  if (by_probability) options.basis = status_basis::probability;
  options.of_probability = {on_track, at_risk};
  const py::gil_scoped_release unlocked;
  return assess(p.value, o.value, day, options, progress_of(report));
}

py::dict counts_of(const verdict_counts& t) {
  py::dict counts;
  for (const verdict v : all_verdicts) counts[py::str(std::string(to_string(v)))] = t.count(v);
  counts["disputed"] = t.methods_disagree;
  counts["unknown"] = t.unknown();
  counts["total"] = t.total();
  return counts;
}

py::dict counts_of(const expected_count& n) {
  py::dict counts;
  counts["total"] = n.targets;
  counts["met"] = n.met;
  counts["missed"] = n.missed;
  counts["open"] = n.open;
  counts["unknown"] = n.unknown();
  counts["expected"] = n.expected;
  counts["low"] = n.low;
  counts["high"] = n.high;
  return counts;
}

template <class Key, class Counts>
py::dict counts_of(const std::map<Key, Counts>& tallies) {
  py::dict groups;
  for (const auto& [key, t] : tallies) groups[py::cast(key)] = counts_of(t);
  return groups;
}

template <class Count>
py::dict dict_of(const grouped_counts<Count>& sums) {
  py::dict result;
  result["overall"] = counts_of(sums.overall);
  result["by_due_year"] = counts_of(sums.by_due_year);
  result["by_tier"] = counts_of(sums.by_tier);
  result["by_programme"] = counts_of(sums.by_programme);
  result["by_act"] = counts_of(sums.by_act);
  return result;
}

/// Counts without the lock of the interpreter.
template <class Counts>
py::dict counted(const assessment& a, Counts (assessment::*count)(const progress&) const) {
  const Counts sums = [&] {
    const py::gil_scoped_release unlocked;
    return (a.*count)(signals());
  }();
  return dict_of(sums);
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

void write_document(const assessment& a, const py::dict& into) {
  python_sink sink(into);
  write(sink, a, language::english, signals());
}

/// A thousand rows at a time as a table, so that the whole is in memory once, and signals are
/// looked for between them.
template <class Take>
void take_parts(const assessment& a, Take take) {
  constexpr std::size_t at_a_time = 1000;
  const progress looks = signals();
  std::vector<std::size_t> rows;
  std::size_t first = 0;
  do {
    looks(first, a.rows().size());
    rows.clear();
    for (std::size_t i = first; i < a.rows().size() && rows.size() < at_a_time; ++i)
      rows.push_back(i);
    take(to_table(a, rows), first);
    first += at_a_time;
  } while (first < a.rows().size());
}

py::tuple table_of(const assessment& a) {
  const std::size_t count = a.rows().size();
  py::dict columns, types;
  take_parts(a, [&](const table& part, std::size_t first) {
    if (first == 0) {
      types = types_of(part);
      columns = empty_columns(part, count);
    }
    add_cells(columns, part, first);
  });
  return py::make_tuple(columns, types);
}

std::string csv_of(const assessment& a) {
  const py::gil_scoped_release unlocked;
  std::string text;
  take_parts(a, [&](const table& part, std::size_t first) {
    const std::string rows = to_csv(part);
    text.append(rows, first == 0 ? 0 : rows.find('\n') + 1);
  });
  return text;
}

/// Gives what is written to it to a Python function, as bytes.
class function_buffer final : public std::streambuf {
 public:
  explicit function_buffer(const py::object& write) : write_(write) {}

 protected:
  std::streamsize xsputn(const char* letters, std::streamsize count) override {
    const py::gil_scoped_acquire locked;
    write_(py::bytes(letters, static_cast<std::size_t>(count)));
    return count;
  }
  int_type overflow(int_type letter) override {
    const char one = traits_type::to_char_type(letter);
    xsputn(&one, 1);
    return traits_type::not_eof(letter);
  }

 private:
  const py::object& write_;
};

void write_json(const assessment& a, const py::object& write_bytes) {
  const py::gil_scoped_release unlocked;
  function_buffer buffer(write_bytes);
  std::ostream stream(&buffer);
  stream.exceptions(std::ios::badbit);  // what the function raises is raised again
  json_writer out(stream);
  write(out, a, language::english, signals());
  stream.put('\n');
}

/// At most `most` rows of each of the targets.
py::object rows_of(const assessment& a, const std::set<std::string>& targets, std::size_t most) {
  std::vector<std::size_t> rows;
  std::size_t first = 0;
  bool wanted = false;
  for (std::size_t i = 0; i < a.rows().size(); ++i) {
    if (i == 0 || a.rows()[i].subject.target != a.rows()[i - 1].subject.target) {
      first = i;
      wanted = targets.contains(a.rows()[i].subject.target);
    }
    if (wanted && i - first < most) rows.push_back(i);
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
      .def("table", &table_of, "The columns as lists, and their types.")
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
      .def("document", &write_document, py::arg("into"),
           "Writes the assessment into a dict, as dicts and lists.")
      .def(
          "totals", [](const assessment& a) { return counted(a, &assessment::totals); },
          "The numbers of targets by verdict: of all targets, and by year, tier, programme and "
          "act.")
      .def(
          "expected_totals",
          [](const assessment& a) { return counted(a, &assessment::expected_totals); },
          "How many targets are expected to be met: of all targets, and by year, tier, programme "
          "and act.")
      .def(
          "summary",
          [](const assessment& a, const std::string& code) {
            return narrate(a, language_from(code).value_or(language::english), signals());
          },
          py::arg("language"), py::call_guard<py::gil_scoped_release>(),
          "The sentences about all targets.")
      .def(
          "explain", [](const assessment& a, const target_id& id) { return explain(a, id); },
          py::arg("target_id"), "Explains the verdict of a target.")
      .def(
          "observation_template",
          [](const assessment& a) { return observation_template(a.data_gaps()); },
          "An observations.csv with a row for every missing value.")
      .def("to_csv", &csv_of, "The rows as CSV text.")
      .def(
          "to_json", [](const assessment& a) { return to_json(a, language::english, signals()); },
          py::call_guard<py::gil_scoped_release>(), "The assessment as one JSON document.")
      .def("write_json", &write_json, py::arg("write"),
           "Writes the same document part by part: `write` is called with bytes of UTF-8.");
  module.def("assess", &assess_on, py::arg("programme"), py::arg("observations"), py::arg("as_of"),
             py::arg("progress") = py::none(), py::arg("panel") = true,
             py::arg("by_probability") = false,
             py::arg("on_track") = probability_thresholds().on_track,
             py::arg("at_risk") = probability_thresholds().at_risk,
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
