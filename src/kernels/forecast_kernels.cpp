#include "instruction_sets.hpp"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "forecast_kernels.cpp"
#include <hwy/foreach_target.h>
// foreach_target.h must be included before the headers below
#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include <cmath>

#include "forecast_kernels.hpp"
#include "tiendo/forecast/detail/panel_regression.hpp"
#include "tiendo/forecast/models/dynamic_optimised_theta.hpp"
#include "tiendo/forecast/models/theta.hpp"

HWY_BEFORE_NAMESPACE();
namespace tiendo::inline v0_1::forecast::detail::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using D = hn::ScalableTag<double>;
using V = hn::Vec<D>;
constexpr D d;

constexpr std::size_t alphas = theta_alphas.size();
constexpr std::size_t phis = trend_phis.size();

HWY_INLINE V number(double x) {
  return hn::Set(d, x);
}

std::size_t Lanes() {
  return hn::Lanes(d);
}

/// Turns the log-weights in an array of vectors into weights that sum to 1.
template <std::size_t Count>
HWY_INLINE void softmax(double* weights) {
  const std::size_t lanes = hn::Lanes(d);
  V largest = hn::Load(d, weights);
  for (std::size_t i = 1; i < Count; ++i)
    largest = hn::Max(largest, hn::Load(d, weights + i * lanes));
  V sum = hn::Zero(d);
  for (std::size_t i = 0; i < Count; ++i) {
    // a weight below e^-700 is negligible
    const V w =
        hn::Exp(d, hn::Max(hn::Sub(hn::Load(d, weights + i * lanes), largest), number(-700)));
    hn::Store(w, d, weights + i * lanes);
    sum = hn::Add(sum, w);
  }
  for (std::size_t i = 0; i < Count; ++i)
    hn::Store(hn::Div(hn::Load(d, weights + i * lanes), sum), d, weights + i * lanes);
}

HWY_INLINE V log_likelihood(V squares, double n) {
  return hn::Mul(number(-0.5 * n), hn::Log(d, hn::Div(hn::Add(squares, number(0.1)), number(n))));
}

/// The fits for one alpha and beta at all phis: three independent recursions hide the latency of
/// one.
struct trend_fits {
  V level[phis], trend[phis], squares[phis];

  HWY_INLINE trend_fits() {}  // the implicit one would not be compiled for the instruction set
};

HWY_INLINE trend_fits fit_trends(const smoothing_plan* plans, const double* z, std::size_t n) {
  const std::size_t lanes = hn::Lanes(d);
  const V zero = hn::Zero(d);
  const V alpha = number(plans[0].parameters().alpha), beta = number(plans[0].parameters().beta);
  V level[phis], trend[phis], wl[phis], wb[phis], sl[phis], sb[phis], squares[phis], phi[phis];
  const double *p[phis], *q[phis], *weight = plans[0].weights().data();
  for (std::size_t k = 0; k < phis; ++k) {
    level[k] = trend[k] = wl[k] = wb[k] = sl[k] = sb[k] = squares[k] = zero;
    phi[k] = number(plans[k].parameters().phi);
    p[k] = plans[k].level_impulse_response().data();
    q[k] = plans[k].trend_impulse_response().data();
  }
  for (std::size_t t = 0; t < n; ++t) {
    const V y = hn::Load(d, z + t * lanes);
    const V w = number(weight[t]);
    for (std::size_t k = 0; k < phis; ++k) {
      const V carried = hn::Mul(phi[k], trend[k]);
      const V expected = hn::Add(level[k], carried);
      const V error = hn::Sub(y, expected);
      level[k] = hn::MulAdd(alpha, error, expected);
      trend[k] = hn::MulAdd(beta, error, carried);
      const V weighed = hn::Mul(w, error);
      const V response = number(p[k][t]), trend_answer = number(q[k][t]);
      wl[k] = hn::MulAdd(weighed, response, wl[k]);
      wb[k] = hn::MulAdd(weighed, trend_answer, wb[k]);
      sl[k] = hn::MulAdd(error, response, sl[k]);
      sb[k] = hn::MulAdd(error, trend_answer, sb[k]);
      squares[k] = hn::MulAdd(error, error, squares[k]);
    }
  }
  trend_fits fits;
  for (std::size_t k = 0; k < phis; ++k) {
    const auto& inverse = plans[k].inverse();
    const auto& sums = plans[k].squares();
    const V l = hn::MulAdd(number(inverse.ll), wl[k], hn::Mul(number(inverse.lb), wb[k]));
    const V b = hn::MulAdd(number(inverse.lb), wl[k], hn::Mul(number(inverse.bb), wb[k]));
    fits.level[k] = hn::MulAdd(l, number(plans[k].level_end().level),
                               hn::MulAdd(b, number(plans[k].trend_end().level), level[k]));
    fits.trend[k] = hn::MulAdd(l, number(plans[k].level_end().trend),
                               hn::MulAdd(b, number(plans[k].trend_end().trend), trend[k]));
    const V cross = hn::MulAdd(l, sl[k], hn::Mul(b, sb[k]));
    const V own = hn::MulAdd(hn::Mul(l, l), number(sums.ll),
                             hn::MulAdd(hn::Mul(hn::Mul(number(2), l), b), number(sums.lb),
                                        hn::Mul(hn::Mul(b, b), number(sums.bb))));
    fits.squares[k] = hn::Max(zero, hn::Add(hn::Sub(squares[k], hn::Mul(number(2), cross)), own));
  }
  return fits;
}

void RunTrend(const length_plan& plan, const lane_group& group) {
  const std::size_t lanes = hn::Lanes(d), n = plan.length;
  HWY_ALIGN double weights[trend_points * HWY_MAX_BYTES / sizeof(double)];
  HWY_ALIGN double levels[trend_points * HWY_MAX_BYTES / sizeof(double)];
  HWY_ALIGN double trends[trend_points * HWY_MAX_BYTES / sizeof(double)];
  HWY_ALIGN double squares[trend_points * HWY_MAX_BYTES / sizeof(double)];
  for (std::size_t i = 0; i < trend_points; i += phis) {
    const trend_fits fits = fit_trends(&plan.trend[i], group.steps, n);
    for (std::size_t k = 0; k < phis; ++k) {
      const std::size_t at = (i + k) * lanes;
      hn::Store(fits.level[k], d, levels + at);
      hn::Store(fits.trend[k], d, trends + at);
      hn::Store(fits.squares[k], d, squares + at);
      hn::Store(hn::MulAdd(number(likelihood_share),
                           log_likelihood(fits.squares[k], static_cast<double>(n)),
                           hn::Load(d, group.prior + at)),
                d, weights + at);
    }
  }
  softmax<trend_points>(weights);
  V level = hn::Zero(d), square = hn::Zero(d), trend[phis];
  for (std::size_t k = 0; k < phis; ++k) trend[k] = hn::Zero(d);
  for (std::size_t i = 0; i < trend_points; ++i) {
    const V w = hn::Load(d, weights + i * lanes);
    level = hn::MulAdd(w, hn::Load(d, levels + i * lanes), level);
    square = hn::MulAdd(w, hn::Load(d, squares + i * lanes), square);
    trend[i % phis] = hn::MulAdd(w, hn::Load(d, trends + i * lanes), trend[i % phis]);
  }
  hn::Store(hn::Div(square, number(static_cast<double>(n))), d, group.squared_error);
  double power[phis] = {1, 1, 1}, reach[phis] = {0, 0, 0};
  for (std::size_t h = 0; h < plan.horizon; ++h) {
    V x = level;
    for (std::size_t k = 0; k < phis; ++k) {
      power[k] *= trend_phis[k];
      reach[k] += power[k];
      x = hn::MulAdd(number(reach[k]), trend[k], x);
    }
    hn::Store(x, d, group.trend + h * lanes);
  }
}

void RunTheta(const length_plan& plan, const lane_group& group) {
  const std::size_t lanes = hn::Lanes(d), n = plan.length, stride = n + plan.horizon + 1;
  HWY_ALIGN double weights[alphas * HWY_MAX_BYTES / sizeof(double)];
  HWY_ALIGN double levels[alphas * HWY_MAX_BYTES / sizeof(double)];
  constexpr std::size_t batch = 3;
  for (std::size_t i = 0; i < alphas; i += batch) {
    V level[batch], products[batch], squares[batch];
    for (std::size_t k = 0; k < batch; ++k) level[k] = products[k] = squares[k] = hn::Zero(d);
    for (std::size_t t = 0; t < n; ++t) {
      const V y = hn::Load(d, group.steps + t * lanes);
      for (std::size_t k = 0; k < batch; ++k) {
        const V error = hn::Sub(y, level[k]);
        products[k] = hn::MulAdd(error, number(plan.powers[(i + k) * stride + t]), products[k]);
        squares[k] = hn::MulAdd(error, error, squares[k]);
        level[k] = hn::MulAdd(number(theta_alphas[i + k]), error, level[k]);
      }
    }
    for (std::size_t k = 0; k < batch; ++k) {
      const V initial = hn::Div(products[k], number(plan.response_squares[i + k]));
      const V left = hn::Max(hn::Zero(d), hn::NegMulAdd(initial, products[k], squares[k]));
      hn::Store(hn::MulAdd(initial, number(plan.powers[(i + k) * stride + n]), level[k]), d,
                levels + (i + k) * lanes);
      hn::Store(log_likelihood(left, static_cast<double>(n)), d, weights + (i + k) * lanes);
    }
  }
  softmax<alphas>(weights);
  V level = hn::Zero(d), lag = hn::Zero(d);
  for (std::size_t i = 0; i < alphas; ++i) {
    const V w = hn::Load(d, weights + i * lanes);
    level = hn::MulAdd(w, hn::Load(d, levels + i * lanes), level);
    lag = hn::MulAdd(w, number(plan.reaches[i * stride + n - 1]), lag);
  }
  V products = hn::Zero(d);
  const double middle = static_cast<double>(n - 1) / 2;
  for (std::size_t t = 0; t < n; ++t)
    products = hn::MulAdd(number(static_cast<double>(t) - middle),
                          hn::Load(d, group.steps + t * lanes), products);
  const V half =
      plan.line_squares > 0 ? hn::Mul(number(0.5 / plan.line_squares), products) : hn::Zero(d);
  for (std::size_t h = 0; h < plan.horizon; ++h)
    hn::Store(hn::MulAdd(half, hn::Add(number(static_cast<double>(h)), lag), level), d,
              group.theta + h * lanes);
}

/// `forecast::detail::running_line`, one per lane.
struct running_line {
  double count = 1;
  V mean, a, b;

  HWY_INLINE explicit running_line(V first) : mean(first), a(first), b(hn::Zero(d)) {}
  HWY_INLINE void add(V y) {
    const V moved = hn::Mul(number(6 / (count + 1)), hn::Sub(y, mean));
    b = hn::Mul(number(1 / (count + 2)), hn::MulAdd(number(count - 1), b, moved));
    mean = hn::Mul(number(1 / (count + 1)), hn::MulAdd(number(count), mean, y));
    a = hn::NegMulAdd(b, number((count + 2) / 2), mean);
    count += 1;
  }
};

/// Fits the dynamic model for `Batch` alphas from index `at` on, and writes w, the final level and
/// the log-likelihood of each.
template <std::size_t Batch>
HWY_INLINE void fit_dynamic(const length_plan& plan, const lane_group& group, std::size_t at,
                            double* ws, double* levels, double* weights) {
  const std::size_t lanes = hn::Lanes(d), n = plan.length, stride = n + plan.horizon + 1;
  const double *as = group.scratch, *bs = group.scratch + n * lanes;
  const V zero = hn::Zero(d), two = number(2);
  V level[Batch], qc[Batch], cc[Batch], qe[Batch], ce[Batch], ee[Batch];
  const double *powers[Batch], *reaches[Batch];
  for (std::size_t k = 0; k < Batch; ++k) {
    level[k] = hn::Mul(number(theta_alphas[at + k]), hn::Load(d, group.steps));
    qc[k] = qe[k] = ce[k] = ee[k] = zero;
    cc[k] = number(1);
    powers[k] = &plan.powers[(at + k) * stride];
    reaches[k] = &plan.reaches[(at + k) * stride];
  }
  for (std::size_t t = 1; t < n; ++t) {
    const V y = hn::Load(d, group.steps + t * lanes), a = hn::Load(d, as + t * lanes),
            b = hn::Load(d, bs + t * lanes);
    for (std::size_t k = 0; k < Batch; ++k) {
      const V from = hn::Sub(y, level[k]);
      if (t >= plan.dynamic_first) {
        const V response = number(powers[k][t]);
        const V unseen = hn::MulAdd(a, response, hn::Mul(b, number(reaches[k][t])));
        const V error = hn::Sub(from, unseen);
        qc[k] = hn::MulAdd(response, unseen, qc[k]);
        cc[k] = hn::MulAdd(unseen, unseen, cc[k]);
        qe[k] = hn::MulAdd(response, error, qe[k]);
        ce[k] = hn::MulAdd(unseen, error, ce[k]);
        ee[k] = hn::MulAdd(error, error, ee[k]);
      }
      level[k] = hn::MulAdd(number(theta_alphas[at + k]), from, level[k]);
    }
  }
  for (std::size_t k = 0; k < Batch; ++k) {
    const double own = plan.dynamic_response_squares[at + k];
    const V qq = number(own + theta_start_ridge);
    const V determinant = hn::NegMulAdd(qc[k], qc[k], hn::Mul(qq, cc[k]));
    const V w = hn::Min(
        number(1),
        hn::Max(zero, hn::Div(hn::NegMulAdd(qq, ce[k], hn::Mul(qc[k], qe[k])), determinant)));
    const V initial = hn::Div(hn::MulAdd(w, qc[k], qe[k]), qq);
    V squares = hn::NegMulAdd(hn::Mul(two, initial), qe[k], ee[k]);
    squares = hn::MulAdd(hn::Mul(two, w), ce[k], squares);
    squares = hn::MulAdd(hn::Mul(initial, initial), number(own), squares);
    squares = hn::NegMulAdd(hn::Mul(hn::Mul(two, initial), w), qc[k], squares);
    squares = hn::MulAdd(hn::Mul(w, w), hn::Sub(cc[k], number(1)), squares);
    hn::Store(w, d, ws + (at + k) * lanes);
    hn::Store(hn::MulAdd(initial, number(powers[k][n]), level[k]), d, levels + (at + k) * lanes);
    hn::Store(log_likelihood(hn::Max(zero, squares), static_cast<double>(n)), d,
              weights + (at + k) * lanes);
  }
}

void RunDynamic(const length_plan& plan, const lane_group& group) {
  const std::size_t lanes = hn::Lanes(d), n = plan.length, stride = n + plan.horizon + 1;
  HWY_ALIGN double weights[alphas * HWY_MAX_BYTES / sizeof(double)];
  HWY_ALIGN double levels[alphas * HWY_MAX_BYTES / sizeof(double)];
  HWY_ALIGN double ws[alphas * HWY_MAX_BYTES / sizeof(double)];
  running_line line(hn::Load(d, group.steps));
  for (std::size_t t = 1; t < n; ++t) {
    hn::Store(line.a, d, group.scratch + t * lanes);
    hn::Store(line.b, d, group.scratch + (n + t) * lanes);
    line.add(hn::Load(d, group.steps + t * lanes));
  }
  constexpr std::size_t batch = 3;
  for (std::size_t i = 0; i < alphas; i += batch)
    fit_dynamic<batch>(plan, group, i, ws, levels, weights);
  softmax<alphas>(weights);
  for (std::size_t h = 0; h < plan.horizon; ++h)
    hn::Store(hn::Zero(d), d, group.dynamic + h * lanes);
  for (std::size_t i = 0; i < alphas; ++i) {
    const V weight = hn::Load(d, weights + i * lanes), alpha = number(theta_alphas[i]);
    const V kept = hn::Sub(number(1), hn::Load(d, ws + i * lanes));
    V level = hn::Load(d, levels + i * lanes);
    running_line on = line;
    for (std::size_t h = 0; h < plan.horizon; ++h) {
      const V unseen = hn::MulAdd(on.a, number(plan.powers[i * stride + n + h]),
                                  hn::Mul(on.b, number(plan.reaches[i * stride + n + h])));
      const V value = hn::MulAdd(kept, unseen, level);
      double* out = group.dynamic + h * lanes;
      hn::Store(hn::MulAdd(weight, value, hn::Load(d, out)), d, out);
      level = hn::MulAdd(alpha, hn::Sub(value, level), level);
      on.add(value);
    }
  }
}

/// The second pass of `Batch` grid points of the family: the errors from the initial states that
/// the first pass estimated.
template <std::size_t Batch>
HWY_INLINE void errors_from(const smoothing_plan* plans, const double* z, std::size_t n,
                            const V* initial_level, const V* initial_trend, V* squares,
                            V* relatives, V* logs) {
  const std::size_t lanes = hn::Lanes(d);
  V level[Batch], trend[Batch], product[Batch];
  for (std::size_t k = 0; k < Batch; ++k) {
    level[k] = initial_level[k];
    trend[k] = initial_trend[k];
    squares[k] = relatives[k] = logs[k] = hn::Zero(d);
    product[k] = number(1);
  }
  for (std::size_t t = 0; t < n; ++t) {
    const V y = hn::Load(d, z + t * lanes);
    for (std::size_t k = 0; k < Batch; ++k) {
      const smoothing_parameters& p = plans[k].parameters();
      const V carried = hn::Mul(number(p.phi), trend[k]);
      const V expected = hn::Add(level[k], carried);
      const V error = hn::Sub(y, expected);
      level[k] = hn::MulAdd(number(p.alpha), error, expected);
      trend[k] = hn::MulAdd(number(p.beta), error, carried);
      const V relative = hn::Div(error, expected);
      squares[k] = hn::MulAdd(error, error, squares[k]);
      relatives[k] = hn::MulAdd(relative, relative, relatives[k]);
      product[k] = hn::Mul(product[k], expected);
    }
    if (t % 8 == 7 || t + 1 == n)
      for (std::size_t k = 0; k < Batch; ++k) {
        logs[k] = hn::Add(logs[k], hn::Log(d, hn::Abs(product[k])));
        product[k] = number(1);
      }
  }
}

/// Fits `Batch` grid points with a trend, or one without, for additive and multiplicative errors,
/// and writes states and criteria into the scratch array.
template <std::size_t Batch>
HWY_INLINE void fit_ets(const length_plan& plan, const ets_group& group, std::size_t at) {
  const std::size_t lanes = hn::Lanes(d), n = plan.length, points = plan.ets.size();
  const smoothing_plan* plans = &plan.ets[at];
  const V zero = hn::Zero(d), half_n = number(-0.5 * static_cast<double>(n));
  V level[Batch], trend[Batch], wl[Batch], wb[Batch], squares[Batch];
  for (std::size_t k = 0; k < Batch; ++k) level[k] = trend[k] = wl[k] = wb[k] = zero;
  for (std::size_t t = 0; t < n; ++t) {
    const V y = hn::Load(d, group.values + t * lanes);
    for (std::size_t k = 0; k < Batch; ++k) {
      const smoothing_parameters& p = plans[k].parameters();
      const V carried = hn::Mul(number(p.phi), trend[k]);
      const V expected = hn::Add(level[k], carried);
      const V error = hn::Sub(y, expected);
      level[k] = hn::MulAdd(number(p.alpha), error, expected);
      trend[k] = hn::MulAdd(number(p.beta), error, carried);
      wl[k] = hn::MulAdd(error, number(plans[k].level_impulse_response()[t]), wl[k]);
      wb[k] = hn::MulAdd(error, number(plans[k].trend_impulse_response()[t]), wb[k]);
    }
  }
  V initial_level[Batch], initial_trend[Batch], relative[Batch], logs[Batch];
  for (std::size_t k = 0; k < Batch; ++k) {
    const auto& inverse = plans[k].inverse();
    const V l = hn::MulAdd(number(inverse.ll), wl[k], hn::Mul(number(inverse.lb), wb[k]));
    const V b = hn::MulAdd(number(inverse.lb), wl[k], hn::Mul(number(inverse.bb), wb[k]));
    initial_level[k] = l;
    initial_trend[k] = b;
    const auto &from_level = plans[k].level_end(), &from_trend = plans[k].trend_end();
    level[k] =
        hn::MulAdd(l, number(from_level.level), hn::MulAdd(b, number(from_trend.level), level[k]));
    trend[k] =
        hn::MulAdd(l, number(from_level.trend), hn::MulAdd(b, number(from_trend.trend), trend[k]));
    hn::Store(level[k], d, group.scratch + (at + k) * lanes);
    hn::Store(trend[k], d, group.scratch + (points + at + k) * lanes);
  }
  const V last = hn::Load(d, group.last);
  errors_from<Batch>(plans, group.values, n, initial_level, initial_trend, squares, relative, logs);
  const double least = ets_least * static_cast<double>(n);
  const V least_relative = hn::Div(number(least), hn::Mul(last, last));
  const auto positive = hn::Gt(hn::Load(d, group.positive), zero);
  for (std::size_t k = 0; k < Batch; ++k) {
    const V penalty = number(-0.5 * plan.ets_penalties[at + k]);
    const V additive = hn::MulAdd(half_n, hn::Log(d, hn::Max(squares[k], number(least))), penalty);
    const V multiplicative = hn::Sub(
        hn::MulAdd(half_n, hn::Log(d, hn::Max(relative[k], least_relative)), penalty), logs[k]);
    const auto valid = hn::And(positive, hn::Lt(hn::Abs(multiplicative), number(1e300)));
    hn::Store(additive, d, group.scratch + (2 * points + at + k) * lanes);
    hn::Store(hn::IfThenElse(valid, multiplicative, number(-1e300)), d,
              group.scratch + (3 * points + at + k) * lanes);
  }
}

void RunEts(const length_plan& plan, const ets_group& group) {
  const std::size_t lanes = hn::Lanes(d), points = plan.ets.size();
  constexpr std::size_t bends = ets_phis.size();
  for (std::size_t at = 0; at < points;) {
    tiendo::detail::cancellation_point();
    const bool trend = at + 1 < points && plan.ets[at].parameters().phi < 1;
    if (trend)
      fit_ets<bends>(plan, group, at);
    else
      fit_ets<1>(plan, group, at);
    at += trend ? bends : 1;
  }
  double* criteria = group.scratch + 2 * points * lanes;
  V largest = hn::Load(d, criteria);
  for (std::size_t i = 1; i < 2 * points; ++i)
    largest = hn::Max(largest, hn::Load(d, criteria + i * lanes));
  V sum = hn::Zero(d), level = hn::Zero(d), trend[bends];
  for (std::size_t k = 0; k < bends; ++k) trend[k] = hn::Zero(d);
  for (std::size_t i = 0; i < points; ++i) {
    const auto weigh = [&](std::size_t at) HWY_ATTR {
      return hn::Exp(d,
                     hn::Max(hn::Sub(hn::Load(d, criteria + at * lanes), largest), number(-700)));
    };
    const V w = hn::Add(weigh(i), weigh(points + i));
    sum = hn::Add(sum, w);
    level = hn::MulAdd(w, hn::Load(d, group.scratch + i * lanes), level);
    std::size_t k = 0;
    while (ets_phis[k] != plan.ets[i].parameters().phi) ++k;
    trend[k] = hn::MulAdd(w, hn::Load(d, group.scratch + (points + i) * lanes), trend[k]);
  }
  double power[bends] = {1, 1, 1, 1}, reach[bends] = {0, 0, 0, 0};
  for (std::size_t h = 0; h < plan.horizon; ++h) {
    V x = level;
    for (std::size_t k = 0; k < bends; ++k) {
      power[k] *= ets_phis[k];
      reach[k] += power[k];
      x = hn::MulAdd(number(reach[k]), trend[k], x);
    }
    hn::Store(hn::Div(x, sum), d, group.path + h * lanes);
  }
}

void RunEquations(const double* rows, std::size_t count, const double* coefficients, double* sums) {
  constexpr std::size_t columns = panel_regressors + 1;
  const V least = number(least_error), one = number(1);
  V sum[equation_sums];
  for (V& s : sum) s = hn::Zero(d);
  for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
    V x[columns];
    for (std::size_t k = 0; k < columns; ++k) x[k] = hn::LoadU(d, rows + k * count + i);
    V error = x[panel_regressors];
    for (std::size_t k = 0; k < panel_regressors; ++k)
      error = hn::NegMulAdd(number(coefficients[k]), x[k], error);
    const V weight = hn::Div(one, hn::Max(hn::Abs(error), least));
    std::size_t at = 0;
    for (std::size_t a = 0; a < panel_regressors; ++a) {
      const V weighted = hn::Mul(weight, x[a]);
      for (std::size_t b = 0; b <= a; ++b, ++at) sum[at] = hn::MulAdd(weighted, x[b], sum[at]);
      sum[at] = hn::MulAdd(weighted, x[panel_regressors], sum[at]);
      ++at;
    }
  }
  for (std::size_t k = 0; k < equation_sums; ++k) sums[k] = hn::GetLane(hn::SumOfLanes(d, sum[k]));
}

const char* InstructionSet() {
  return hwy::TargetName(HWY_TARGET);
}

}  // namespace tiendo::inline v0_1::forecast::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tiendo::inline v0_1::forecast::detail {

HWY_EXPORT(Lanes);
HWY_EXPORT(RunTrend);
HWY_EXPORT(RunTheta);
HWY_EXPORT(RunDynamic);
HWY_EXPORT(RunEts);
HWY_EXPORT(RunEquations);
HWY_EXPORT(InstructionSet);

length_plan::length_plan(std::size_t n, std::size_t ahead, bool with_ets)
    : length(n), horizon(ahead), trend(trend_plans(n)), dynamic_first(first_dynamic_error(n)) {
  for (const double alpha : theta_alphas) {
    double power = 1, response = 0, dynamic_response = 0;
    for (std::size_t t = 0; t <= n + ahead; ++t) {
      powers.push_back(power);
      reaches.push_back((1 - power * (1 - alpha)) / alpha);
      if (t < n) response += power * power;
      if (t >= dynamic_first && t < n) dynamic_response += power * power;
      power *= 1 - alpha;
    }
    response_squares.push_back(response);
    dynamic_response_squares.push_back(dynamic_response);
  }
  for (std::size_t t = 0; t < n; ++t) {
    const double x = static_cast<double>(t) - static_cast<double>(n - 1) / 2;
    line_squares += x * x;
  }
  if (!with_ets) return;
  every_ets_point([&](const smoothing_form& form, const seasonal_parameters& p) {
    const double penalty = corrected_criterion(0, parameter_count(form, 1), n);
    if (!std::isfinite(penalty)) return;
    ets.emplace_back(smoothing_parameters{p.alpha, p.beta, p.phi}, n, ets_start(form));
    ets_penalties.push_back(penalty);
  });
}

std::size_t kernel_lanes() {
  return HWY_DYNAMIC_DISPATCH(Lanes)();
}

void run_trend(const length_plan& plan, const lane_group& group) {
  HWY_DYNAMIC_DISPATCH(RunTrend)(plan, group);
}

void run_theta(const length_plan& plan, const lane_group& group) {
  HWY_DYNAMIC_DISPATCH(RunTheta)(plan, group);
}

void run_dynamic(const length_plan& plan, const lane_group& group) {
  HWY_DYNAMIC_DISPATCH(RunDynamic)(plan, group);
}

void run_ets(const length_plan& plan, const ets_group& group) {
  HWY_DYNAMIC_DISPATCH(RunEts)(plan, group);
}

void sum_equations(const double* rows, std::size_t count, const double* coefficients,
                   double* sums) {
  HWY_DYNAMIC_DISPATCH(RunEquations)(rows, count, coefficients, sums);
}

const char* kernel_instruction_set() {
  return HWY_DYNAMIC_DISPATCH(InstructionSet)();
}

}  // namespace tiendo::inline v0_1::forecast::detail
#endif
