#include "instruction_sets.hpp"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "seasonal_kernels.cpp"
#include <hwy/foreach_target.h>
// foreach_target.h must be included before the headers below
#include <hwy/highway.h>

#include "seasonal_kernels.hpp"

HWY_BEFORE_NAMESPACE();
namespace tiendo::inline v0_1::forecast::detail::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using D = hn::ScalableTag<double>;
using V = hn::Vec<D>;
constexpr D d;

/// Independent recursions hide the latency of one: 6 vectors of points at a time, which with eight
/// lanes are all points of a grid.
constexpr std::size_t batch = 6;

/// One pass over the series, forward or backward, for the `batch` vectors of points from `at` on.
HWY_INLINE void pass(std::span<const double> y, std::size_t m, bool backward, std::size_t at,
                     seasonal_smoothing_states& states, double* season) {
  const std::size_t lanes = hn::Lanes(d), n = y.size();
  V level[batch], trend[batch], squares[batch];
  for (std::size_t k = 0; k < batch; ++k) {
    level[k] = hn::Load(d, &states.level[at + k * lanes]);
    trend[k] = hn::Load(d, &states.trend[at + k * lanes]);
    squares[k] = hn::Zero(d);
  }
  std::size_t period = backward ? (n - 1) % m : 0;
  for (std::size_t i = 0; i < n; ++i) {
    const V value = hn::Set(d, y[backward ? n - 1 - i : i]);
    double* row = season + period * seasonal_smoothing_grid::size + at;
    for (std::size_t k = 0; k < batch; ++k) {
      const std::size_t point = at + k * lanes;
      const V s = hn::Load(d, row + k * lanes);
      const V carried = hn::Mul(hn::Load(d, &smoothing_grid.phi[point]), trend[k]);
      const V expected = hn::Add(level[k], carried);
      const V error = hn::Sub(hn::Sub(value, expected), s);
      level[k] = hn::MulAdd(hn::Load(d, &smoothing_grid.alpha[point]), error, expected);
      trend[k] = hn::MulAdd(hn::Load(d, &smoothing_grid.beta[point]), error, carried);
      hn::Store(hn::MulAdd(hn::Load(d, &smoothing_grid.gamma[point]), error, s), d,
                row + k * lanes);
      squares[k] = hn::MulAdd(error, error, squares[k]);
    }
    if (backward)
      period = (period == 0 ? m : period) - 1;
    else
      period = period + 1 == m ? 0 : period + 1;
  }
  for (std::size_t k = 0; k < batch; ++k) {
    hn::Store(level[k], d, &states.level[at + k * lanes]);
    hn::Store(trend[k], d, &states.trend[at + k * lanes]);
    hn::Store(squares[k], d, &states.squares[at + k * lanes]);
  }
}

void RunSmoothing(std::span<const double> y, std::size_t m, seasonal_smoothing_states& states,
                  double* season) {
  for (int i = 0; i < 3; ++i) {
    if (i > 0)
      for (double& b : states.trend) b = -b;
    for (std::size_t at = 0; at < seasonal_smoothing_grid::size; at += batch * hn::Lanes(d))
      pass(y, m, i == 1, at, states, season);
  }
}

void RunArima(std::span<const double> differences, std::size_t m, double constant,
              seasonal_arima_states& states, double* errors) {
  const std::size_t lanes = hn::Lanes(d);
  const auto& grid = arima_grid;
  for (std::size_t at = 0; at < seasonal_arima_grid::size; at += batch * lanes) {
    V last[batch], squares[batch], c[batch], before[batch];
    for (std::size_t k = 0; k < batch; ++k) {
      last[k] = squares[k] = hn::Zero(d);
      const auto stationary = hn::Lt(hn::Load(d, &grid.phi[at + k * lanes]), hn::Set(d, 1));
      c[k] = hn::IfThenElseZero(stationary, hn::Set(d, constant));
      // the first deviation from c, of which the model expects phi times as much: 0, or the
      // difference itself where phi is 1
      before[k] = hn::IfThenElseZero(hn::Not(stationary), hn::Set(d, differences.front()));
    }
    std::size_t period = 0;
    for (const double w : differences) {
      double* row = errors + period * seasonal_arima_grid::size + at;
      for (std::size_t k = 0; k < batch; ++k) {
        const std::size_t point = at + k * lanes;
        const V deviation = hn::Sub(hn::Set(d, w), c[k]);
        const V u = hn::MulAdd(hn::Load(d, &grid.theta[point]), last[k],
                               hn::NegMulAdd(hn::Load(d, &grid.phi[point]), before[k], deviation));
        const V error =
            hn::MulAdd(hn::Load(d, &grid.seasonal_theta[point]), hn::Load(d, row + k * lanes), u);
        hn::Store(error, d, row + k * lanes);
        squares[k] = hn::MulAdd(error, error, squares[k]);
        before[k] = deviation;
        last[k] = u;
      }
      period = period + 1 == m ? 0 : period + 1;
    }
    for (std::size_t k = 0; k < batch; ++k) {
      hn::Store(last[k], d, &states.last[at + k * lanes]);
      hn::Store(squares[k], d, &states.squares[at + k * lanes]);
    }
  }
}

}  // namespace tiendo::inline v0_1::forecast::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tiendo::inline v0_1::forecast::detail {

HWY_EXPORT(RunSmoothing);
HWY_EXPORT(RunArima);

void run_seasonal_smoothing(std::span<const double> y, std::size_t m,
                            seasonal_smoothing_states& states, double* season) {
  HWY_DYNAMIC_DISPATCH(RunSmoothing)(y, m, states, season);
}

void run_seasonal_arima(std::span<const double> differences, std::size_t m, double constant,
                        seasonal_arima_states& states, double* errors) {
  HWY_DYNAMIC_DISPATCH(RunArima)(differences, m, constant, states, errors);
}

}  // namespace tiendo::inline v0_1::forecast::detail
#endif
