#include <fmt/format.h>
#include <pybind11/eigen.h>
#include <pybind11/stl.h>

#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "tiendo/forecast/predictive/quantile_function.hpp"
#include "tiendo/io/pooling_table.hpp"
#include "tiendo/reconciliation.hpp"

namespace tiendo::python {

namespace py = pybind11;
namespace rec = tiendo::reconciliation;

namespace {

rec::hierarchy structure_of(const std::vector<std::int64_t>& rows,
                            const std::vector<std::int64_t>& columns,
                            const std::vector<double>& values, std::int64_t nodes,
                            std::int64_t bottom) {
  std::vector<Eigen::Triplet<double>> entries;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i] < 0 || rows[i] >= nodes || columns[i] < 0 || columns[i] >= bottom)
      throw invalid_value(
          fmt::format("the entry at ({}, {}) is outside the summing matrix of {} x {}", rows[i],
                      columns[i], nodes, bottom));
    entries.emplace_back(rows[i], columns[i], values[i]);
  }
  rec::detail::sparse_matrix sums(nodes, bottom);
  sums.setFromTriplets(entries.begin(), entries.end());
  return rec::hierarchy::of(sums);
}

rec::reconciliation_options recipe_of(const rec::hierarchy& s, const std::string& method,
                                      std::optional<rec::matrix> residuals,
                                      std::optional<rec::matrix> history,
                                      const std::vector<std::int64_t>& middle,
                                      const std::optional<rec::vector>& low,
                                      const std::optional<rec::vector>& high,
                                      const std::vector<std::int64_t>& held) {
  rec::reconciliation_options r{method, std::move(residuals), std::move(history), middle, {}, held};
  if (low || high) {
    const rec::node_bounds open = rec::node_bounds::open(s.size());
    r.bounds = rec::node_bounds{low.value_or(open.low), high.value_or(open.high)};
  }
  return r;
}

/// Reconciles base values, one per column, by the given options.
rec::matrix reconcile(const rec::hierarchy& s, const rec::matrix& base, const std::string& method,
                      std::optional<rec::matrix> residuals, std::optional<rec::matrix> history,
                      const std::vector<std::int64_t>& middle,
                      const std::optional<rec::vector>& low, const std::optional<rec::vector>& high,
                      const std::vector<std::int64_t>& held) {
  const py::gil_scoped_release unlocked;
  return rec::reconciler(s, recipe_of(s, method, std::move(residuals), std::move(history), middle,
                                      low, high, held))(base, signals());
}

using past_parts = std::tuple<std::string, rec::matrix, rec::matrix, std::optional<rec::matrix>,
                              std::optional<rec::matrix>>;

/// One column per score, one row per method.
py::dict back_test(const rec::hierarchy& s, const std::vector<past_parts>& past,
                   const std::vector<std::int64_t>& middle, const std::optional<rec::vector>& low,
                   const std::optional<rec::vector>& high, const std::vector<std::int64_t>& held) {
  std::vector<rec::method_score> scores;
  {
    const py::gil_scoped_release unlocked;
    std::vector<rec::past_forecast> forecasts;
    for (const auto& [cutoff, base, actual, residuals, history] : past)
      forecasts.push_back({cutoff, base, actual, residuals, history});
    scores = rec::evaluate_methods(s, forecasts, recipe_of(s, "", {}, {}, middle, low, high, held),
                                   signals());
  }
  const auto column = [&](auto member) {
    py::list cells;
    for (const rec::method_score& score : scores) cells.append(score.*member);
    return cells;
  };
  py::dict table;
  table["method"] = column(&rec::method_score::method);
  for (const auto& [name, member] : {std::pair("error", &rec::method_score::error),
                                     std::pair("error_top", &rec::method_score::top),
                                     std::pair("error_middle", &rec::method_score::middle),
                                     std::pair("error_bottom", &rec::method_score::bottom),
                                     std::pair("incoherence", &rec::method_score::coherence_error)})
    table[name] = column(member);
  table["reason"] = column(&rec::method_score::reason);
  return table;
}

/// Paths from quantiles, whose row node x periods + period belongs to that node and period.
rec::sample_paths draw_paths(const rec::hierarchy& s, const std::vector<double>& probabilities,
                             const rec::matrix& quantiles,
                             const std::optional<rec::matrix>& residuals, std::int64_t count,
                             std::uint64_t seed) {
  const py::gil_scoped_release unlocked;
  if (quantiles.rows() == 0 || quantiles.rows() % s.size() != 0)
    throw invalid_value(
        fmt::format("the rows of quantiles must be a multiple of the nodes, got {} for {} nodes",
                    quantiles.rows(), s.size()));
  const std::int64_t periods = quantiles.rows() / s.size();
  std::vector<forecast::detail::piecewise_quantile_function> curves;
  for (Eigen::Index i = 0; i < quantiles.rows(); ++i) {
    const rec::vector row = quantiles.row(i);
    curves.emplace_back(probabilities, std::span(row.data(), static_cast<std::size_t>(row.size())));
  }
  const rec::error_covariance dependence =
      residuals ? rec::detail::mint_shrink(s, *residuals) : rec::detail::ols(s);
  return rec::draw_paths(
      dependence, periods, count, seed,
      [&](std::int64_t node, std::int64_t period, double z) {
        return curves[static_cast<std::size_t>(node * periods + period)].value(z);
      },
      signals());
}

std::vector<rec::estimate> estimates_of(const std::vector<double>& values,
                                        const std::vector<double>& variances) {
  if (values.size() != variances.size())
    throw invalid_value(fmt::format("{} values and {} variances", values.size(), variances.size()));
  std::vector<rec::estimate> estimates;
  for (std::size_t i = 0; i < values.size(); ++i) estimates.push_back({values[i], variances[i]});
  return estimates;
}

rec::between_variance between_of(const std::string& name) {
  if (name == "paule_mandel") return rec::between_variance::paule_mandel;
  if (name == "der_simonian_laird") return rec::between_variance::der_simonian_laird;
  if (name == "reml") return rec::between_variance::reml;
  throw unknown_name(fmt::format("'{}' is none of paule_mandel, der_simonian_laird, reml", name));
}

std::pair<std::vector<double>, std::vector<double>> apart(
    const std::vector<rec::estimate>& estimates) {
  std::pair<std::vector<double>, std::vector<double>> both;
  for (const rec::estimate& e : estimates) {
    both.first.push_back(e.value);
    both.second.push_back(e.variance);
  }
  return both;
}

py::dict pool(const std::vector<double>& values, const std::vector<double>& variances,
              const std::string& how, const std::optional<std::vector<std::int64_t>>& groups) {
  const auto estimates = estimates_of(values, variances);
  py::dict result;
  if (groups) {
    const auto [own, errors] = apart(rec::pool_nested(estimates, *groups, between_of(how)));
    result["values"] = own;
    result["variances"] = errors;
    return result;
  }
  const rec::pooled p = rec::pool(estimates, between_of(how));
  const auto [own, errors] = apart(p.areas);
  result["mean"] = p.mean.value;
  result["mean_variance"] = p.mean.variance;
  result["between"] = p.between;
  result["q"] = p.q;
  result["i_squared"] = p.i_squared;
  result["values"] = own;
  result["variances"] = errors;
  return result;
}

using parts = items_of<std::optional<double>>;

std::vector<rec::annual_share> shares_of(const items_of<std::string>& codes,
                                         const items_of<std::int64_t>& years,
                                         const parts& numerators, const parts& denominators) {
  std::vector<rec::annual_share> shares;
  shares.reserve(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i)
    shares.push_back({codes[i], years.at(i), numerators.at(i), denominators.at(i)});
  return shares;
}

using share_columns = std::tuple<items_of<std::string>, items_of<std::int64_t>, parts, parts>;

py::tuple pool_across(const crosswalk::reform& r, const share_columns& before,
                      const share_columns& after, std::int64_t until, const std::string& how,
                      double level, const std::map<std::string, std::string>& groups) {
  const rec::pooling_options plan{until, between_of(how), confidence_level::checked(level), groups};
  const progress report = signals();
  const auto found = [&] {
    const py::gil_scoped_release unlocked;
    return rec::pool_through_crosswalk(r, std::apply(shares_of, before),
                                       std::apply(shares_of, after), plan, report);
  }();
  const py::tuple trends = described(to_table(found, r, report));
  const py::tuple unused = described(to_table(found.unused, report));
  return py::make_tuple(trends[0], trends[1], unused[0], unused[1]);
}

}  // namespace

void register_hierarchy(py::module_& module) {
  py::class_<rec::hierarchy>(module, "Structure", "A hierarchical or grouped structure of series.")
      .def_static(
          "tree",
          [](const std::vector<std::int64_t>& parents) { return rec::hierarchy::tree(parents); },
          py::arg("parents"), "A tree by the parent of each node, -1 for a root.")
      .def_static("of", &structure_of, py::arg("rows"), py::arg("columns"), py::arg("values"),
                  py::arg("nodes"), py::arg("bottom"),
                  "A structure by the entries of its summing matrix.")
      .def("__len__", &rec::hierarchy::size)
      .def_property_readonly("bottom", [](const rec::hierarchy& s) { return s.bottom(); })
      .def(
          "sum_up",
          [](const rec::hierarchy& s, const Eigen::Ref<const rec::vector>& bottom) {
            return s.aggregate(bottom);
          },
          py::arg("bottom"), "The values of all nodes from those of the bottom nodes.")
      .def(
          "incoherence",
          [](const rec::hierarchy& s, const rec::matrix& figures) {
            return rec::detail::coherence_error_by_sum(s, figures);
          },
          py::arg("figures"), "The coherence error of each aggregate in each column.")
      .def("reconcile", &reconcile, py::arg("base"), py::arg("method"), py::arg("residuals"),
           py::arg("history"), py::arg("middle"), py::arg("low"), py::arg("high"), py::arg("held"),
           "Reconciles base values, one per column.")
      .def("back_test", &back_test, py::arg("past"), py::arg("middle"), py::arg("low"),
           py::arg("high"), py::arg("held"),
           "Evaluates all reconciliation methods on past forecasts.")
      .def(
          "draw_paths", &draw_paths, py::arg("probabilities"), py::arg("quantiles"),
          py::arg("residuals"), py::arg("count"), py::arg("seed"),
          "Draws sample paths from quantiles, with the correlation of the residuals between nodes.")
      .def(
          "reconcile_shares",
          [](const rec::hierarchy& s, const rec::vector& shares, const rec::vector& denominators,
             bool bounded) {
            return rec::detail::reconcile_shares(s, shares, denominators, bounded);
          },
          py::arg("shares"), py::arg("denominators"), py::arg("bounded"),
          "Reconciles shares with known denominators.");
  py::class_<rec::sample_paths>(module, "JointPaths",
                                "Sample paths of all nodes; the column is path x periods + period.")
      .def(py::init([](rec::matrix figures, std::int64_t periods) {
             if (periods < 1 || figures.cols() < 1 || figures.cols() % periods != 0)
               throw invalid_value(fmt::format(
                   "the columns must be a positive multiple of the periods, got {} and {}",
                   figures.cols(), periods));
             return rec::sample_paths{std::move(figures), periods};
           }),
           py::arg("figures"), py::arg("periods"))
      .def_static(
          "bootstrap",
          [](const rec::matrix& points, const rec::matrix& residuals, std::int64_t count,
             std::uint64_t seed) {
            const py::gil_scoped_release unlocked;
            return rec::bootstrap_paths(points, residuals, count, seed);
          },
          py::arg("points"), py::arg("residuals"), py::arg("count"), py::arg("seed"),
          "Draws sample paths with past errors, the same time for all nodes.")
      .def_property_readonly(
          "figures", [](const rec::sample_paths& p) -> const rec::matrix& { return p.values; },
          py::return_value_policy::reference_internal)
      .def_readonly("periods", &rec::sample_paths::periods)
      .def(
          "quantile",
          [](const rec::sample_paths& p, double probability) {
            return p.quantile(probability, signals());
          },
          py::arg("probability"), py::call_guard<py::gil_scoped_release>(),
          "The quantile of each node in each period.")
      .def(
          "chance_to_reach",
          [](const rec::sample_paths& p, const rec::vector& targets, bool lower_is_better) {
            return p.probability_of_reaching(targets, lower_is_better, signals());
          },
          py::arg("targets"), py::arg("lower_is_better"),
          "The proportion of paths that reach the target.");
  module.def(
      "shrinkage",
      [](const rec::matrix& residuals, bool centred) {
        return rec::detail::shrinkage_of(residuals,
                                         centred ? rec::detail::residual_convention::centred
                                                 : rec::detail::residual_convention::uncentred);
      },
      py::arg("residuals"), py::arg("centred"),
      "The shrinkage intensity of the correlations towards 0.");
  module.def(
      "pool", &pool, py::arg("values"), py::arg("variances"), py::arg("how"), py::arg("groups"),
      "Partial pooling: estimates are shrunk towards their mean by as much as they are uncertain.");
  module.def(
      "trend_of_share",
      [](const std::vector<double>& numerators, const std::vector<double>& denominators) {
        const rec::logit_trend t = rec::trend_of_share(numerators, denominators);
        return std::tuple(t.level.value, t.level.variance, t.slope.value, t.slope.variance, t.time);
      },
      py::arg("numerators"), py::arg("denominators"),
      "The level and slope of a share on the logit scale, each with its variance, and the mean "
      "time.");
  module.def("pool_across", &pool_across, py::arg("reform"), py::arg("before"), py::arg("after"),
             py::arg("until"), py::arg("how"), py::arg("level"), py::arg("groups"),
             "Pooled trends of connected components, and unused observations, as columns with "
             "their types.");
}

}  // namespace tiendo::python
