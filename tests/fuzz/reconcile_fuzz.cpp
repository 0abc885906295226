// Reconciliation of any forecasts of any tree: sums add up and bounds are kept, or it is refused.
#include <algorithm>

#include "fuzz.hpp"
#include "tiendo/reconciliation/reconciler.hpp"

namespace {

using namespace tiendo::reconciliation;

hierarchy tree_of(fuzz::bytes& in) {
  std::vector<std::int64_t> parents{-1};
  for (std::int64_t i = 1, n = in.whole(3, 10); i < n; ++i) parents.push_back(in.whole(0, i - 1));
  return hierarchy::tree(parents);
}

matrix matrix_of(fuzz::bytes& in, Eigen::Index rows, Eigen::Index columns) {
  matrix m(rows, columns);
  for (Eigen::Index j = 0; j < columns; ++j)
    for (Eigen::Index i = 0; i < rows; ++i) m(i, j) = in.number();
  return m;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::bytes in(data, size);
  fuzz::accepted([&] {
    const hierarchy s = tree_of(in);
    const auto n = static_cast<Eigen::Index>(s.size());
    reconciliation_options options;
    options.method = in.one_of(reconciler_names);
    if (in.byte() % 8) options.residuals = matrix_of(in, in.whole(1, 8), n);
    if (in.byte() % 2) options.history = matrix_of(in, in.whole(1, 4), n);
    for (std::int64_t i = in.byte() % 4; i > 0; --i) options.middle.push_back(in.whole(0, n - 1));
    if (in.byte() % 3 == 0) options.fixed.push_back(in.whole(0, n - 1));
    if (in.byte() % 3 == 0) {
      options.bounds = node_bounds::non_negative(n);
      if (in.byte() % 2) options.bounds->high = vector::Constant(n, std::abs(in.number()));
    }
    const matrix base = matrix_of(in, n, in.whole(1, 2));
    reconciler reconcile(s, options);
    const matrix found = reconcile(base);
    fuzz::promise(found.allFinite(), "a reconciled value is finite");
    for (Eigen::Index j = 0; j < found.cols(); ++j) {
      const double scale = std::max(1.0, found.col(j).cwiseAbs().maxCoeff());
      // Rounding is that of the largest number that takes part.
      double largest = scale;
      for (const double x : base.col(j))
        if (std::isfinite(x)) largest = std::max(largest, std::abs(x));
      const vector gaps = s.constraints() * found.col(j);
      fuzz::promise(gaps.size() == 0 || gaps.cwiseAbs().maxCoeff() <= 1e-6 * largest,
                    "sums add up");
      if (!options.bounds) continue;
      for (Eigen::Index i = 0; i < n; ++i)
        fuzz::promise(found(i, j) >= options.bounds->low(i) - 1e-6 * scale &&
                          found(i, j) <= options.bounds->high(i) + 1e-6 * scale,
                      "bounds are kept");
    }
  });
  return 0;
}
