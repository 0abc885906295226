#include <fmt/format.h>
#include <pybind11/eigen.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "bindings.hpp"
#include "tiendo/reconciliation.hpp"

namespace tiendo::python {

namespace py = pybind11;
namespace rec = tiendo::reconciliation;

namespace {

rec::summing_structure structure_of(const std::vector<std::int64_t>& rows, const std::vector<std::int64_t>& columns,
                                    const std::vector<double>& values, std::int64_t nodes, std::int64_t bottom) {
  std::vector<Eigen::Triplet<double>> entries;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i] < 0 || rows[i] >= nodes || columns[i] < 0 || columns[i] >= bottom)
      throw value_error(fmt::format("an entry at ({}, {}) of a summing matrix of {} x {}", rows[i], columns[i], nodes, bottom));
    entries.emplace_back(rows[i], columns[i], values[i]);
  }
  rec::sparse_matrix sums(nodes, bottom);
  sums.setFromTriplets(entries.begin(), entries.end());
  return rec::summing_structure::of(sums);
}

rec::method method_of(const std::string& name) {
  const auto at = std::find(rec::method_names.begin(), rec::method_names.end(), name);
  if (at == rec::method_names.end())
    throw lookup_error(fmt::format("there is no method '{}'; there are bottom_up, {}", name, fmt::join(rec::method_names, ", ")));
  return static_cast<rec::method>(at - rec::method_names.begin());
}

/// Each column of `base` by itself, with gaps filled from the sums and within bounds where there are any.
rec::matrix reconcile(const rec::summing_structure& s, const rec::matrix& base, const std::optional<rec::matrix>& residuals,
                      const std::string& name, const std::optional<rec::vector>& low, const std::optional<rec::vector>& high) {
  if (base.rows() != s.size()) throw value_error(fmt::format("{} base values for {} nodes", base.rows(), s.size()));
  const py::gil_scoped_release unlocked;
  rec::matrix result(base.rows(), base.cols());
  if (name == "bottom_up") {
    for (Eigen::Index j = 0; j < base.cols(); ++j) result.col(j) = rec::bottom_up(s, base.col(j));
    return result;
  }
  const rec::error_weights w = rec::weights_of(method_of(name), s, residuals);
  const bool bounded = low || high;
  if (!bounded && base.allFinite()) return rec::projection(s, w)(base);
  rec::box within = rec::box::open(s.size());
  if (low) within.low = *low;
  if (high) within.high = *high;
  for (Eigen::Index j = 0; j < base.cols(); ++j) {
    const rec::vector moved = rec::reconcile_available(s, w, base.col(j));
    if (!bounded) result.col(j) = moved;
    else result.col(j) = rec::reconcile_within(s, w, base.col(j).array().isFinite().select(base.col(j), moved), within);
  }
  return result;
}

std::vector<rec::estimate> estimates_of(const std::vector<double>& values, const std::vector<double>& variances) {
  if (values.size() != variances.size())
    throw value_error(fmt::format("{} values and {} variances", values.size(), variances.size()));
  std::vector<rec::estimate> estimates;
  for (std::size_t i = 0; i < values.size(); ++i) estimates.push_back({values[i], variances[i]});
  return estimates;
}

rec::between_variance between_of(const std::string& name) {
  if (name == "paule_mandel") return rec::between_variance::paule_mandel;
  if (name == "der_simonian_laird") return rec::between_variance::der_simonian_laird;
  if (name == "reml") return rec::between_variance::reml;
  throw lookup_error(fmt::format("'{}' is none of paule_mandel, der_simonian_laird, reml", name));
}

std::pair<std::vector<double>, std::vector<double>> apart(const std::vector<rec::estimate>& estimates) {
  std::pair<std::vector<double>, std::vector<double>> both;
  for (const rec::estimate& e : estimates) {
    both.first.push_back(e.value);
    both.second.push_back(e.variance);
  }
  return both;
}

py::dict pool(const std::vector<double>& values, const std::vector<double>& variances, const std::string& how,
              const std::optional<std::vector<std::int64_t>>& groups) {
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

}  // namespace

void register_reconciliation(py::module_& module) {
  py::class_<rec::summing_structure>(module, "Structure", "Which series are sums of which.")
      .def_static("tree", [](const std::vector<std::int64_t>& parents) { return rec::summing_structure::tree(parents); },
                  py::arg("parents"), "A tree by the parent of each node, -1 for none.")
      .def_static("of", &structure_of, py::arg("rows"), py::arg("columns"), py::arg("values"), py::arg("nodes"), py::arg("bottom"),
                  "A summing matrix by its entries.")
      .def("__len__", &rec::summing_structure::size)
      .def_property_readonly("bottom", &rec::summing_structure::bottom)
      .def("sum_up", [](const rec::summing_structure& s, const Eigen::Ref<const rec::vector>& bottom) { return s.sum_up(bottom); }, py::arg("bottom"),
           "All nodes from the bottom's values.")
      .def("incoherence", [](const rec::summing_structure& s, const rec::vector& values) { return rec::incoherence(s, values); },
           py::arg("values"), "How far values are from adding up.")
      .def("reconcile", &reconcile, py::arg("base"), py::arg("residuals"), py::arg("method"), py::arg("low"), py::arg("high"),
           "Base values, one column each, that add up.")
      .def("reconcile_shares",
           [](const rec::summing_structure& s, const rec::vector& shares, const rec::vector& denominators, bool bounded) {
             return rec::reconcile_shares(s, shares, denominators, bounded);
           },
           py::arg("shares"), py::arg("denominators"), py::arg("bounded"), "Shares that add up by their denominators.")
      .def("top_down", [](const rec::summing_structure& s, const rec::vector& base) { return rec::top_down(s, base); },
           py::arg("base"), "The total, divided in the proportion of the base values, level by level.")
      .def("middle_out",
           [](const rec::summing_structure& s, const rec::vector& base, const std::vector<std::int64_t>& middle) {
             return rec::middle_out(s, base, middle);
           },
           py::arg("base"), py::arg("middle"), "Some nodes, summed up above and divided below.");
  module.def("shrinkage",
             [](const rec::matrix& residuals, bool centred) {
               return rec::shrinkage_of(residuals, centred ? rec::residual_convention::centred : rec::residual_convention::uncentred);
             },
             py::arg("residuals"), py::arg("centred"), "How far correlations are shrunk towards 0.");
  module.def("pool", &pool, py::arg("values"), py::arg("variances"), py::arg("how"), py::arg("groups"),
             "Areas pulled towards their mean by as much as they are uncertain.");
  module.def("trend_of_share",
             [](const std::vector<double>& numerators, const std::vector<double>& denominators) {
               const rec::logit_trend t = rec::trend_of_share(numerators, denominators);
               return std::tuple(t.level.value, t.level.variance, t.slope.value, t.slope.variance);
             },
             py::arg("numerators"), py::arg("denominators"), "Level and slope of a logit share, each with its variance.");
}

}  // namespace tiendo::python
