#include <fmt/format.h>
#include <pybind11/functional.h>
#include <pybind11/stl.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "tiendo/index/rank_observations.hpp"
#include "tiendo/index/uncertainty.hpp"
#include "tiendo/io/index_table.hpp"
#include "tiendo/io/index_toml.hpp"
#include "tiendo/io/index_values_csv.hpp"

namespace tiendo::python {

namespace py = pybind11;

namespace {

using index::index_definition;
using index::index_result;
using index::index_values;
using shared_index = std::shared_ptr<index_definition>;

using numbers_by_node = std::map<std::string, items_of<std::optional<double>>>;
using words_by_node = std::map<std::string, items_of<std::optional<std::string>>>;

index_values values_of(items_of<std::string> units, const numbers_by_node& numbers,
                       const words_by_node& words) {
  index_values values{std::move(units), {}};
  for (const auto& [id, cells] : numbers)
    for (const auto& x : cells) values.columns[id].values.push_back(x.value_or(missing_value));
  for (const auto& [id, cells] : words)
    for (const auto& x : cells) values.columns[id].categories.push_back(x.value_or(""));
  return values;
}

std::vector<std::string> level_scored(const index_definition& index) {
  std::vector<std::string> ids;
  for (const index::node& n : index.nodes())
    if (std::holds_alternative<index::lookup_score>(n.points)) ids.push_back(n.id);
  return ids;
}

std::vector<std::string> node_ids(const index_definition& index) {
  return tiendo::detail::ids_of(index.nodes());
}

shared_index with_aggregation(
    const index_definition& index, const std::string& id, const std::string& name,
    std::function<double(std::vector<double>, std::vector<double>)> function) {
  std::vector<index::node> nodes = index.nodes();
  const auto at = index.find(id);
  if (!at)
    throw unknown_name(fmt::format("there is no node '{}' in the index '{}'", id, index.id()));
  nodes[*at].aggregate = index::custom_aggregation{
      name,
      [f = std::move(function)](std::span<const double> scores, std::span<const double> weights) {
        return f({scores.begin(), scores.end()}, {weights.begin(), weights.end()});
      }};
  return std::make_shared<index_definition>(index.id(), index.name(), std::move(nodes), signals());
}

index::normalisation plain_normalisation(const std::string& name) {
  if (name == "min_max") return index::min_max{};
  if (name == "z_score") return index::z_score{};
  if (name == "fraction_of_max") return index::fraction_of_max{};
  if (name == "rank") return index::rank_order{};
  if (name == "percentile_rank") return index::percentile_rank{};
  if (name == "borda") return index::borda{};
  throw invalid_value(fmt::format(
      "'{}' is none of min_max, z_score, fraction_of_max, rank, percentile_rank, borda", name));
}

index::aggregation plain_aggregation(const std::string& name) {
  if (name == "arithmetic") return index::arithmetic_mean{};
  if (name == "geometric") return index::geometric_mean{};
  if (name == "harmonic") return index::harmonic_mean{};
  throw invalid_value(fmt::format("'{}' is none of arithmetic, geometric, harmonic", name));
}

py::tuple uncertainty_of(const index_definition& index, const index_values& values,
                         std::int64_t draws, std::uint64_t seed, double weights,
                         double relative_noise, const std::map<std::string, double>& noise,
                         const std::vector<std::string>& normalise,
                         const std::vector<std::string>& aggregate, double level,
                         const std::vector<std::int64_t>& top, const py::object& report) {
  index::uncertainty_options plan{.draws = draws,
                                  .seed = seed,
                                  .weights = weights,
                                  .relative_noise = relative_noise,
                                  .noise = noise,
                                  .level = confidence_level::checked(level)};
  for (const std::string& name : normalise) plan.normalise.push_back({plain_normalisation(name)});
  for (const std::string& name : aggregate) plan.aggregate.push_back(plain_aggregation(name));
  const auto places = [&] {  // a function of the caller takes the lock for itself
    const py::gil_scoped_release unlocked;
    return index::rank_uncertainty(index, values, plan, progress_of(report));
  }();
  const py::tuple both = described(to_table(places, values.units, signals()));
  const py::dict columns = both[0], types = both[1];
  for (const std::int64_t k : top) {
    py::list chances;
    for (const auto& d : places) chances.append(d.chance_of_top(k));
    const py::str name(fmt::format("top_{}", k));
    columns[name] = chances;
    types[name] = "number";
  }
  return py::make_tuple(columns, types);
}

shared_observations observed_ranks(const index_result& result, const std::string& indicator,
                                   const std::string& first, const std::string& last,
                                   const std::string& published, const std::string& source,
                                   const std::string& method,
                                   const std::optional<std::string>& valid_from,
                                   const std::vector<std::string>& only) {
  const auto printed = partial_date::parse(published);
  if (!printed)
    throw invalid_value(
        fmt::format("'{}' is not a date; write YYYY-MM-DD, YYYY-MM or YYYY", published));
  index::rank_origin origin{
      indicator, period::between(day_of(first), day_of(last)), *printed, source, method, {}, only};
  if (valid_from) origin.valid_from = day_of(*valid_from);
  return {std::make_shared<const observations>(index::rank_observations(result, origin))};
}

}  // namespace

void register_index(py::module_& module) {
  py::class_<index_values>(module, "IndexValues", "The values of the indicators of an index.")
      .def(py::init(&values_of), py::arg("units"), py::arg("numbers"), py::arg("words"))
      .def_static(
          "parse",
          [](const std::string& text, const std::string& name, const index_definition& index) {
            const py::gil_scoped_release unlocked;
            return parse_index_values(text, name, index, decimal_mark::point, signals());
          },
          py::arg("text"), py::arg("name"), py::arg("index"), "Parses the values of a CSV text.");
  py::class_<index_result>(module, "IndexResult",
                           "The scores of an index and all its nodes for every unit.")
      .def("__len__", [](const index_result& r) { return r.units.size(); })
      .def(
          "table", [](const index_result& r) { return described(to_table(r, signals())); },
          "The columns as lists, and their types.")
      .def("rank_observations", &observed_ranks, py::arg("indicator"), py::arg("first"),
           py::arg("last"), py::arg("published"), py::arg("source"), py::arg("method"),
           py::arg("valid_from"), py::arg("only"), "The ranks as observations.");
  py::class_<index_definition, shared_index>(module, "Index", "An index whose nodes form one tree.")
      .def_static(
          "parse",
          [](const std::string& text, const std::string& name) {
            const py::gil_scoped_release unlocked;
            return std::make_shared<index_definition>(parse_index(text, name, signals()));
          },
          py::arg("text"), py::arg("name"), "Parses an index of a TOML text.")
      .def_property_readonly("id", [](const index_definition& i) { return std::string(i.id()); })
      .def_property_readonly("name", [](const index_definition& i) { return names_of(i.name()); })
      .def_property_readonly("nodes", &node_ids)
      .def_property_readonly("level_scored", &level_scored)
      .def("with_aggregation", &with_aggregation, py::arg("node"), py::arg("name"),
           py::arg("function"),
           "A copy of the index in which one node is aggregated by a function of scores and "
           "weights.")
      .def(
          "compute",
          [](const shared_index& i, const index_values& v) {
            const py::gil_scoped_release unlocked;
            return index::compute_index(i, v, signals());
          },
          py::arg("values"), "Computes the scores of all nodes for all units.")
      .def("uncertainty", &uncertainty_of, py::arg("values"), py::arg("draws"), py::arg("seed"),
           py::arg("weights"), py::arg("relative_noise"), py::arg("noise"), py::arg("normalise"),
           py::arg("aggregate"), py::arg("level"), py::arg("top"), py::arg("progress") = py::none(),
           "The distribution of the rank of each unit, as columns.");
}

}  // namespace tiendo::python
