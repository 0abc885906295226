#include "tiendo/columns/detail/vectorised.hpp"
#include "tiendo/core/missing_value.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <optional>
#include <vector>

#include "instruction_sets.hpp"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "column_kernels.cpp"
#include <hwy/foreach_target.h>
// foreach_target.h must be included before the headers below
#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#ifndef TIENDO_MEASURES_JOB
#define TIENDO_MEASURES_JOB
namespace tiendo::inline v0_1::measures::detail {

/// A column as the kernels read it: `step` is 1, or 0 if one vector is used for all rows.
struct source {
  const double* at = nullptr;
  std::size_t step = 1;
};

struct timed_source {
  source time;
  source value;
};

/// Input and output of one call, as plain pointers; outputs may be null.
struct kernel_job {
  const measures::rating* by = nullptr;
  const measures::unicef_band* band = nullptr;
  std::size_t begin = 0, rows = 0;
  timed_source base, latest, target;
  source sign, limit, spread;
  const timed_source* series = nullptr;
  std::size_t points = 0;
  bool ends_given = false;  ///< base and latest are read, not taken from the series
  double* ratio = nullptr;
  double* score = nullptr;
  std::int8_t* status = nullptr;
  std::uint8_t* reason = nullptr;
  double* actual = nullptr;
  double* required = nullptr;
};

}  // namespace tiendo::inline v0_1::measures::detail
#endif  // TIENDO_MEASURES_JOB

HWY_BEFORE_NAMESPACE();
namespace tiendo::inline v0_1::measures::detail::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using measures::progress_formula;
using D = hn::ScalableTag<double>;
using V = hn::Vec<D>;
using M = hn::Mask<D>;

HWY_INLINE V constant(double x) {
  return hn::Set(D(), x);
}
HWY_INLINE V code(tiendo::reason r) {
  return constant(static_cast<double>(r));
}
HWY_INLINE M is_nan(V x) {
  return hn::IsNaN(x);
}
HWY_INLINE M is_infinite(V x) {
  return hn::IsInf(x);
}
/// The largest difference from a level that is rounding: that of `rounding_between` in
/// tiendo/core/numeric.hpp, by the level alone, which differs from that by both numbers by 1e-12 of
/// itself.
HWY_INLINE V slack(V level) {
  const V most = hn::Max(hn::Mul(constant(1e-12), hn::Abs(level)), constant(1e-13));
  return hn::Min(most, constant(0.5));
}
/// `equal_up_to_rounding` for finite numbers.
HWY_INLINE M near(V x, V level) {
  return hn::Le(hn::Abs(hn::Sub(x, level)), slack(level));
}
/// `snapped` for finite numbers: `x`, or `level` where the two are equal up to rounding.
HWY_INLINE V snapped(V x, V level) {
  return hn::IfThenElse(near(x, level), level, x);
}
HWY_INLINE M near_zero(V x) {
  return hn::Le(hn::Abs(x), constant(1e-13));
}
/// A number without the sign of a zero.
HWY_INLINE V unsigned_zero(V x) {
  return hn::Add(x, hn::Zero(D()));
}
HWY_INLINE V load(source s, std::size_t i) {
  return hn::LoadU(D(), s.at + i * s.step);
}

/// exp(x) - 1 for any x. Highway's function is valid up to the x whose result overflows, so x is
/// clamped to it.
HWY_INLINE V expm1_anywhere(V x) {
  return hn::Expm1(D(), hn::Min(x, constant(720)));
}

/// Executes a statement for each of `N` vectors, so that the independent instructions hide the
/// latency of each other.
#define TIENDO_EACH _Pragma("GCC unroll 4") for (std::size_t n = 0; n < N; ++n)

/// exp(x) - 1 for |x| up to 700: with x = k ln 2 + r, 2^k (exp(r) - 1) + (2^k - 1), with exp(r) - 1
/// by its Taylor series to r^12. There is no cancellation: for k = 0 the second term is 0, else it
/// is the larger one.
template <std::size_t N>
HWY_INLINE void expm1_usual(const V* x, V* found) {
  const D d;
  const hn::RebindToSigned<D> di;
  V k[N], r[N], r2[N], r4[N], c0[N], c4[N], c8[N], p[N];
  TIENDO_EACH k[n] = hn::Round(hn::Mul(x[n], constant(1.4426950408889634)));
  TIENDO_EACH r[n] = hn::NegMulAdd(k[n], constant(6.9314718036912382e-1), x[n]);
  TIENDO_EACH r[n] = hn::NegMulAdd(k[n], constant(1.9082149292705877e-10), r[n]);
  TIENDO_EACH r2[n] = hn::Mul(r[n], r[n]);
  TIENDO_EACH r4[n] = hn::Mul(r2[n], r2[n]);
  TIENDO_EACH c0[n] = hn::MulAdd(r[n], constant(1 / 6.0), constant(1 / 2.0));
  TIENDO_EACH c0[n] =
      hn::MulAdd(r2[n], hn::MulAdd(r[n], constant(1 / 120.0), constant(1 / 24.0)), c0[n]);
  TIENDO_EACH c4[n] = hn::MulAdd(r[n], constant(1 / 5040.0), constant(1 / 720.0));
  TIENDO_EACH c4[n] =
      hn::MulAdd(r2[n], hn::MulAdd(r[n], constant(1 / 362880.0), constant(1 / 40320.0)), c4[n]);
  TIENDO_EACH c8[n] = hn::MulAdd(r[n], constant(1 / 39916800.0), constant(1 / 3628800.0));
  TIENDO_EACH c8[n] = hn::MulAdd(r2[n], constant(1 / 479001600.0), c8[n]);
  TIENDO_EACH p[n] = hn::MulAdd(r4[n], hn::MulAdd(r4[n], c8[n], c4[n]), c0[n]);
  TIENDO_EACH p[n] = hn::MulAdd(r2[n], p[n], r[n]);
  TIENDO_EACH {
    // k + 1.5 2^52 holds k in its lowest bits; shifted into the exponent, with the bias of a double
    const auto bits = hn::BitCast(di, hn::Add(k[n], constant(6755399441055744.0 + 1023)));
    const V power = hn::BitCast(d, hn::ShiftLeft<52>(bits));
    found[n] = hn::MulAdd(power, p[n], hn::Sub(power, constant(1)));
  }
}

template <std::size_t N>
HWY_INLINE void expm1(const V* x, V* found) {
  V near[N];
  TIENDO_EACH near[n] = hn::IfThenElse(hn::Lt(x[n], constant(-60)), constant(-60),
                                       x[n]);  // exp(-60) is negligible beside 1
  expm1_usual<N>(near, found);
  TIENDO_EACH {
    const M far = hn::Gt(near[n], constant(700));
    if (!HWY_LIKELY(hn::AllFalse(D(), far)))
      found[n] = hn::IfThenElse(far, expm1_anywhere(x[n]), found[n]);
  }
}

HWY_INLINE V expm1(V x) {
  V found[1];
  expm1<1>(&x, found);
  return found[0];
}

/// ln(to / from) for numbers of the same sign. Near 1 the logarithm of the rounded ratio y is
/// corrected for the rounding error by the factor log(y) / (y - 1), which is nearly constant there.
HWY_INLINE V logarithmic_change_anywhere(V from, V to) {
  const V ratio = hn::Div(to, from), one = constant(1), rise = hn::Sub(ratio, one);
  const V change = hn::Div(hn::Sub(to, from), from), log = hn::Log(D(), ratio);
  const M inside = hn::And(hn::Gt(ratio, constant(.5)), hn::Lt(ratio, constant(2)));
  const V stretched =
      hn::IfThenElse(hn::Eq(rise, hn::Zero(D())), change, hn::Mul(log, hn::Div(change, rise)));
  const V known = hn::IfThenElse(inside, stretched, log);
  const V zero = hn::Zero(D()), infinity = constant(std::numeric_limits<double>::infinity());
  const V apart = hn::Sub(hn::Log(D(), hn::Abs(to)), hn::Log(D(), hn::Abs(from)));
  const V any = hn::IfThenElse(hn::Or(hn::Eq(ratio, zero), is_infinite(ratio)), apart, known);
  return hn::IfThenElse(hn::Eq(to, zero), hn::Neg(infinity),
                        hn::IfThenElse(is_infinite(to), infinity, any));
}

/// `measures::detail::logarithmic_change` for numbers of the same sign. With to / from = 2^k a / b,
/// a / b between 2/3 and 3/2, and s = (a - b) / (a + b), it is k ln 2 + 2 artanh(s), which takes
/// one division, and a - b is exact for small changes. k is the rounded difference of the bit
/// patterns of the numbers, which is nearly the difference of their binary logarithms; the series
/// is that of fdlibm's log.
template <std::size_t N>
HWY_INLINE void logarithmic_change(const V* from, const V* to, V* found) {
  const D d;
  const hn::RebindToSigned<D> di;
  V a[N], b[N], part[N], k[N], s[N], z[N], w[N], odd[N], even[N];
  TIENDO_EACH b[n] = hn::Abs(from[n]);
  TIENDO_EACH part[n] = hn::Abs(to[n]);
  TIENDO_EACH {
    const auto bits = hn::BitCast(di, part[n]);
    const auto octaves = hn::Sub(bits, hn::BitCast(di, b[n]));
    const auto steps = hn::ShiftRight<52>(hn::Add(octaves, hn::Set(di, std::int64_t(1) << 51)));
    a[n] = hn::BitCast(d, hn::Sub(bits, hn::ShiftLeft<52>(steps)));
    // a whole number added to the lowest bits of 1.5 2^52 becomes a double
    k[n] = hn::Sub(hn::BitCast(d, hn::Add(steps, hn::Set(di, 0x4338000000000000))),
                   constant(6755399441055744.0));
  }
  TIENDO_EACH s[n] = hn::Div(hn::Sub(a[n], b[n]), hn::Add(a[n], b[n]));
  TIENDO_EACH z[n] = hn::Mul(s[n], s[n]);
  TIENDO_EACH w[n] = hn::Mul(z[n], z[n]);
  TIENDO_EACH odd[n] =
      hn::MulAdd(w[n], constant(1.531383769920937332e-01), constant(2.222219843214978396e-01));
  TIENDO_EACH even[n] =
      hn::MulAdd(w[n], constant(1.479819860511658591e-01), constant(1.818357216161805012e-01));
  TIENDO_EACH odd[n] = hn::MulAdd(w[n], odd[n], constant(3.999999999940941908e-01));
  TIENDO_EACH even[n] = hn::MulAdd(w[n], even[n], constant(2.857142874366239149e-01));
  TIENDO_EACH even[n] = hn::MulAdd(w[n], even[n], constant(6.666666666666735130e-01));
  TIENDO_EACH {
    const V series = hn::Mul(s[n], hn::MulAdd(w[n], odd[n], hn::Mul(z[n], even[n])));
    const V log =
        hn::Add(hn::Add(s[n], s[n]), hn::MulAdd(k[n], constant(1.9082149292705877e-10), series));
    found[n] = hn::MulAdd(k[n], constant(6.9314718036912382e-1), log);
  }
  TIENDO_EACH {
    const M far =
        hn::Or(hn::Lt(hn::Min(b[n], part[n]), constant(2.3e-308)),
               hn::Gt(hn::Max(b[n], part[n]), constant(8e307)));  // their sum could overflow
    if (!HWY_LIKELY(hn::AllFalse(d, far)))
      found[n] = hn::IfThenElse(far, logarithmic_change_anywhere(from[n], to[n]), found[n]);
  }
}

HWY_INLINE V logarithmic_change(V from, V to) {
  V found[1];
  logarithmic_change<1>(&from, &to, found);
  return found[0];
}

/// `measures::detail::unguarded_growth_rate` for numbers of the same sign, for `N` vectors.
template <std::size_t N>
HWY_INLINE void growth(const V* from, const V* to, const V* years, V* found) {
  V share[N], log[N];
  TIENDO_EACH share[n] = hn::Div(constant(1), years[n]);  // in parallel with the logarithm
  logarithmic_change<N>(from, to, log);
  TIENDO_EACH {
    const V rate = hn::Mul(log[n], share[n]);
    const M close =
        hn::Lt(hn::Abs(years[n]), constant(2.3e-308));  // their inverse could be infinite
    log[n] = HWY_LIKELY(hn::AllFalse(D(), close))
                 ? rate
                 : hn::IfThenElse(close, hn::Div(log[n], years[n]), rate);
  }
  expm1<N>(log, found);
  TIENDO_EACH {
    const M single = hn::Eq(years[n], constant(1));
    if (!HWY_LIKELY(hn::AllFalse(D(), single)))
      found[n] = hn::IfThenElse(single, hn::Div(hn::Sub(to[n], from[n]), from[n]), found[n]);
  }
}

HWY_INLINE V growth(V from, V to, V years) {
  V found[1];
  growth<1>(&from, &to, &years, found);
  return found[0];
}

HWY_INLINE V limit_factor(V base, V limit) {
  const V l = hn::Abs(limit), b = hn::Abs(base), one = constant(1);
  const V near = hn::Div(hn::Abs(hn::Sub(b, l)), l);
  const V log =
      hn::IfThenElse(hn::Eq(near, one), constant(-std::numeric_limits<double>::infinity()),
                     hn::Log1p(D(), hn::Neg(near)));
  const V left = hn::Neg(expm1(hn::Mul(constant(4.44), log)));
  const V at_end = hn::IfThenZeroElse(hn::Eq(near, hn::Zero(D())), left);
  const M free = hn::Or(is_nan(limit), hn::Ge(b, hn::Add(l, l)));
  return hn::IfThenElse(free, one, at_end);
}

/// The inputs of one vector of rows.
struct input_rows {
  V t0, b, t, x, due, v, d;
};

/// Whether the latest value is at or beyond the target, up to rounding; at parity, whether the two
/// are equal up to rounding.
HWY_INLINE M reached(const input_rows& f) {
  const V beyond = hn::Sub(f.x, f.v);
  const V ahead =
      hn::IfThenElse(hn::Eq(f.d, hn::Zero(D())), hn::Neg(hn::Abs(beyond)), hn::Mul(f.d, beyond));
  return hn::Ge(ahead, hn::Neg(slack(f.v)));
}

/// The regression line through the known points of each row, given by its slope and by the weighted
/// mean of the points.
struct lines {
  V time, value, slope;
};

/// `measures::detail::fitted_line` through a series; `buffer` holds the values (or their
/// logarithms) of all points.
template <bool Logarithmic>
HWY_INLINE lines fitted(const kernel_job& job, std::size_t i, double* HWY_RESTRICT buffer) {
  const D d;
  const std::size_t lanes = hn::Lanes(d);
  V first = constant(std::numeric_limits<double>::infinity());
  if (!Logarithmic)
    for (std::size_t j = 0; j < job.points; ++j) {
      const V time = load(job.series[j].time, i);
      const M known = hn::Not(is_nan(load(job.series[j].value, i)));
      first = hn::IfThenElse(known, hn::Min(first, time), first);
    }
  const V one = constant(1);
  const auto weight = [&](V time, M known) HWY_ATTR {
    return hn::IfThenElseZero(known, Logarithmic ? one : hn::Add(hn::Sub(time, first), one));
  };
  V w = hn::Zero(d), wt = hn::Zero(d), wy = hn::Zero(d);
  for (std::size_t j = 0; j < job.points; ++j) {
    const V value = load(job.series[j].value, i);
    const M known = hn::Not(is_nan(value));
    const V time = hn::IfThenElseZero(
        known, load(job.series[j].time, i));  // the time of an unknown value is arbitrary
    const V y = hn::IfThenElseZero(known, Logarithmic ? hn::Log(d, value) : value);
    hn::StoreU(y, d, buffer + j * lanes);
    const V own = weight(time, known);
    w = hn::Add(w, own);
    wt = hn::MulAdd(own, time, wt);
    wy = hn::MulAdd(own, y, wy);
  }
  const V m = hn::Div(wt, w), n = hn::Div(wy, w);
  V tt = hn::Zero(d), ty = hn::Zero(d);
  for (std::size_t j = 0; j < job.points; ++j) {
    const M known = hn::Not(is_nan(load(job.series[j].value, i)));
    const V time = hn::IfThenElseZero(known, load(job.series[j].time, i));
    const V from = hn::Sub(time, m), own = hn::Mul(weight(time, known), from);
    tt = hn::MulAdd(own, from, tt);
    ty = hn::MulAdd(own, hn::Sub(hn::LoadU(d, buffer + j * lanes), n), ty);
  }
  const V slope = hn::IfThenElse(hn::Gt(tt, hn::Zero(d)), hn::Div(ty, tt), constant(missing_value));
  return {m, n, slope};
}

/// Whether compound growth is defined for a row, in the usual case; this needs fewer comparisons
/// than `undefined_reasons`.
template <progress_formula Q>
HWY_INLINE M is_clear(const input_rows& f) {
  constexpr bool targeted = needs_target(Q);
  const V zero = hn::Zero(D()), infinity = constant(std::numeric_limits<double>::infinity());
  const V passed = hn::Sub(f.t, f.t0);
  M clear = hn::And(hn::And(hn::Gt(passed, zero), hn::Lt(passed, infinity)), hn::Ne(f.d, zero));
  if constexpr (targeted) {
    const V whole = hn::Sub(f.due, f.t0);
    // wider than `near`, and with fewer operations: b and v are positive
    const V most = hn::MulAdd(constant(1e-12), hn::Add(f.b, f.v), constant(1e-13));
    clear = hn::And(clear, hn::And(hn::And(hn::Gt(whole, zero), hn::Lt(whole, infinity)),
                                   hn::Gt(hn::Abs(hn::Sub(f.b, f.v)), most)));
    clear = hn::And(clear, hn::And(hn::Gt(f.v, zero), hn::Lt(f.v, infinity)));
  }
  clear = hn::And(clear, hn::And(hn::Gt(f.b, zero), hn::Gt(f.x, zero)));
  return hn::And(clear, hn::And(hn::Lt(f.b, infinity), hn::Lt(f.x, infinity)));
}

/// The reason why a row is undefined, in the order of `measures::detail::undefined_reason`; the
/// last reason that applies is the result.
template <progress_formula Q>
HWY_INLINE V undefined_reasons(const kernel_job& job, std::size_t i, const input_rows& f) {
  const D d;
  const V zero = hn::Zero(d);
  constexpr bool timed = needs_time(Q), targeted = needs_target(Q), based = needs_base(Q);
  constexpr bool compound = is_compound(Q);
  V why = zero;
  const auto because = [&](M mask, tiendo::reason r)
                           HWY_ATTR { why = hn::IfThenElse(mask, code(r), why); };
  const auto not_positive = [&](V x) HWY_ATTR {
    because(hn::Lt(x, zero), reason::sign_change);
    because(hn::Eq(x, zero), reason::zero_value);
  };

  if constexpr (based && targeted && Q != progress_formula::pace_ratio)
    because(near(f.b, f.v), reason::base_equals_target);
  if constexpr (Q == progress_formula::reduction_rate_ratio) {
    not_positive(f.x);
    not_positive(f.b);
  }
  if constexpr (Q == progress_formula::reduction_rate_ratio ||
                Q == progress_formula::anticipated_ratio)
    for (std::size_t j = job.points; j-- > 0;) {
      const V y = load(job.series[j].value, i), time = load(job.series[j].time, i);
      if constexpr (compound) not_positive(y);
      because(
          hn::Or(is_infinite(y), hn::AndNot(is_nan(y), hn::Or(is_nan(time), is_infinite(time)))),
          reason::not_comparable);
    }
  if constexpr (Q == progress_formula::standardised_distance) {
    const V spread = load(job.spread, i);
    because(hn::Not(hn::And(hn::Gt(spread, zero), hn::Not(is_infinite(spread)))),
            reason::not_comparable);
  }
  if constexpr (Q == progress_formula::level_ratio) {
    const M up = hn::Gt(f.d, zero);
    const V below = constant(-1e-13);
    const M negative = hn::Or(hn::Lt(f.v, below), hn::Lt(f.x, below));
    because(hn::AndNot(up, near_zero(f.x)), reason::zero_value);
    because(negative, reason::sign_change);
    because(hn::And(up, near_zero(f.v)), reason::zero_target);
  }
  if constexpr (Q == progress_formula::pace_ratio) {
    because(reached(f), reason::met);
    because(hn::Le(f.due, f.t), reason::deadline_passed);
  }
  if constexpr (compound) {
    const M base_negative = hn::Lt(f.b, zero);
    const auto opposite = [&](V y) HWY_ATTR {
      return hn::IfThenElse(base_negative, hn::Neg(y), y);  // negative if y has the opposite sign
    };
    because(hn::Lt(opposite(f.x), zero), reason::sign_change);
    if constexpr (targeted && Q != progress_formula::extrapolated_ratio)
      because(hn::Lt(opposite(f.v), zero), reason::sign_change);
    because(hn::Eq(f.b, zero), reason::zero_base);
  }
  if constexpr (timed) {
    if constexpr (targeted) because(hn::Le(f.due, f.t0), reason::deadline_passed);
    because(hn::Lt(f.t, f.t0), reason::not_comparable);
    because(hn::Eq(f.t, f.t0), reason::single_observation);
  }
  M unusable = is_infinite(f.x);
  if constexpr (timed) unusable = hn::Or(unusable, is_infinite(f.t));
  if constexpr (based) unusable = hn::Or(unusable, is_infinite(f.b));
  if constexpr (based && timed) unusable = hn::Or(unusable, is_infinite(f.t0));
  if constexpr (targeted) unusable = hn::Or(unusable, is_infinite(f.v));
  if constexpr (targeted && timed) unusable = hn::Or(unusable, is_infinite(f.due));
  if constexpr (Q != progress_formula::baseline_ratio &&
                Q != progress_formula::standardised_distance)
    unusable = hn::Or(unusable, hn::Eq(f.d, zero));
  because(unusable, reason::not_comparable);
  if constexpr (targeted)
    because(timed ? hn::Or(is_nan(f.v), is_nan(f.due)) : is_nan(f.v), reason::target_missing);
  if constexpr (based)
    because(timed ? hn::Or(is_nan(f.b), is_nan(f.t0)) : is_nan(f.b), reason::single_observation);
  because(timed ? hn::Or(is_nan(f.x), is_nan(f.t)) : is_nan(f.x), reason::no_observation);
  return why;
}

struct measured_rows {
  V actual, required, ratio;

  HWY_INLINE measured_rows() {}  // an implicit one would not know the instruction set
  HWY_INLINE measured_rows(V found, V needed, V of_both)
      : actual(found), required(needed), ratio(of_both) {}
};

/// Growth with the sign of progress: sign(b) d CAGR.
HWY_INLINE V signed_by(const input_rows& f, V rate) {
  const V towards = hn::Mul(f.d, rate);
  return hn::IfThenElse(hn::Lt(f.b, hn::Zero(D())), hn::Neg(towards), towards);
}

/// Evaluates formulas with long dependency chains for two vectors of rows, which hide the latency
/// of each other.
constexpr bool goes_in_pairs(progress_formula q) {
  return q == progress_formula::growth_rate || q == progress_formula::rate_ratio ||
         q == progress_formula::extrapolated_ratio;
}

template <progress_formula Q, std::size_t N>
HWY_INLINE void measured_together(const input_rows* f, measured_rows* found) {
  if constexpr (Q == progress_formula::rate_ratio) {  // the actual rates, then the
                                                      // required rates
    V from[2 * N], to[2 * N], years[2 * N], made[2 * N];
    TIENDO_EACH from[n] = from[N + n] = f[n].b;
    TIENDO_EACH to[n] = f[n].x;
    TIENDO_EACH to[N + n] = f[n].v;
    TIENDO_EACH years[n] = hn::Sub(f[n].t, f[n].t0);
    TIENDO_EACH years[N + n] = hn::Sub(f[n].due, f[n].t0);
    growth<2 * N>(from, to, years, made);
    TIENDO_EACH {
      const V rate = signed_by(f[n], made[n]), required = hn::Abs(made[N + n]);
      found[n] = {rate, required, hn::Div(rate, required)};
    }
    return;
  }
  V from[N], to[N], years[N], made[N];
  TIENDO_EACH from[n] = f[n].b;
  TIENDO_EACH to[n] = f[n].x;
  TIENDO_EACH years[n] = hn::Sub(f[n].t, f[n].t0);
  if constexpr (Q == progress_formula::growth_rate) {
    growth<N>(from, to, years, made);
    TIENDO_EACH {
      const V rate = signed_by(f[n], made[n]);
      found[n] = {rate, constant(missing_value), rate};
    }
  } else {
    V ahead[N];
    TIENDO_EACH ahead[n] = hn::Div(hn::Sub(f[n].due, f[n].t0), years[n]);
    logarithmic_change<N>(from, to, made);
    TIENDO_EACH ahead[n] = hn::Mul(made[n], ahead[n]);
    expm1<N>(ahead, made);
    TIENDO_EACH {
      const V change = hn::Mul(from[n], made[n]);
      found[n] = {hn::Add(from[n], change), f[n].v,
                  hn::Div(hn::Mul(f[n].d, change), hn::Abs(hn::Sub(f[n].v, from[n])))};
    }
  }
}

/// `evaluate_formula`, formula by formula.
template <progress_formula Q>
HWY_INLINE measured_rows measured(const kernel_job& job, std::size_t i, const input_rows& f,
                                  double* buffer) {
  const D d;
  const V zero = hn::Zero(d), unknown = constant(missing_value);
  const V passed = hn::Sub(f.t, f.t0), whole = hn::Sub(f.due, f.t0);
  if constexpr (goes_in_pairs(Q)) {
    measured_rows found[1];
    measured_together<Q, 1>(&f, found);
    return found[0];
  } else if constexpr (Q == progress_formula::limited_growth_rate) {
    const V rate = signed_by(f, growth(f.b, f.x, passed)),
            factor = limit_factor(f.b, load(job.limit, i));
    const V shared = hn::IfThenElse(hn::Gt(factor, zero), hn::Div(rate, factor),
                                    constant(std::numeric_limits<double>::infinity()));
    return {rate, unknown, hn::IfThenElse(hn::Ge(rate, zero), shared, rate)};
  } else if constexpr (Q == progress_formula::linear_rate_ratio) {
    const V rate = hn::Div(hn::Mul(f.d, hn::Sub(f.x, f.b)), passed);
    const V required = hn::Div(hn::Abs(hn::Sub(f.v, f.b)), whole);
    return {rate, required, hn::Div(rate, required)};
  } else if constexpr (Q == progress_formula::baseline_ratio) {
    const V x = snapped(f.x, f.v);
    const V way = hn::Abs(hn::Sub(f.v, f.b)), moved = hn::Mul(f.d, hn::Sub(f.x, f.b));
    const V left = hn::Abs(hn::Sub(f.v, x)), completed = hn::Mul(f.d, hn::Sub(x, f.b));
    const M parity = hn::Eq(f.d, zero);
    const V share = hn::Div(hn::IfThenElse(parity, left, completed), way);
    return {hn::IfThenElse(parity, left, moved), way,
            hn::IfThenElse(parity, hn::Sub(constant(1), share), share)};
  } else if constexpr (Q == progress_formula::level_ratio) {
    const M up = hn::Gt(f.d, zero);
    const V x = snapped(f.x, f.v);
    return {f.x, f.v, hn::Div(hn::IfThenElse(up, x, f.v), hn::IfThenElse(up, f.v, x))};
  } else if constexpr (Q == progress_formula::pace_ratio) {
    const V actual = hn::Div(hn::Mul(f.d, hn::Sub(f.x, f.b)), passed);
    const V required = hn::Div(hn::Mul(f.d, hn::Sub(f.v, f.x)), hn::Sub(f.due, f.t));
    return {actual, required, hn::IfThenZeroElse(hn::Eq(f.x, f.b), hn::Div(actual, required))};
  } else if constexpr (Q == progress_formula::standardised_distance) {
    const V gap = hn::Sub(f.v, snapped(f.x, f.v));
    const V missing =
        hn::IfThenElse(hn::Eq(f.d, zero), hn::Abs(gap), hn::Max(zero, hn::Mul(f.d, gap)));
    const V distance = hn::Div(hn::Neg(missing), load(job.spread, i));
    return {f.x, f.v, hn::IfThenZeroElse(hn::Eq(missing, zero), distance)};
  } else if constexpr (Q == progress_formula::reduction_rate_ratio) {
    const V rate = hn::Mul(f.d, expm1(fitted<true>(job, i, buffer).slope));
    const V required = hn::Abs(growth(f.b, f.v, whole));
    return {rate, required, hn::Div(rate, required)};
  } else {
    const lines line = fitted<false>(job, i, buffer);
    const V y = hn::MulAdd(line.slope, hn::Sub(f.due, line.time), line.value);
    return {y, f.v, hn::Div(hn::Mul(f.d, hn::Sub(y, f.b)), hn::Abs(hn::Sub(f.v, f.b)))};
  }
}

HWY_INLINE V score_of(const measures::score_scale& scale, V ratio) {
  const auto& first = scale.segments.front();
  V at = constant(first.at), value = constant(first.value), slope = constant(first.slope);
  for (std::size_t k = 1; k < scale.segments.size(); ++k) {
    const auto& piece = scale.segments[k];
    const M here = hn::Ge(ratio, constant(piece.from));
    at = hn::IfThenElse(here, constant(piece.at), at);
    value = hn::IfThenElse(here, constant(piece.value), value);
    slope = hn::IfThenElse(here, constant(piece.slope), slope);
  }
  const V line = hn::MulAdd(slope, hn::Sub(ratio, at), value);
  return hn::Min(hn::Max(line, constant(scale.low)), constant(scale.high));
}

/// `score_scale::of_met`: the best score, or where there is none the least one of a met target.
struct met_score {
  explicit met_score(const measures::score_scale& scale, double at_target)
      : falls(scale.falls()),
        bounded(std::isfinite(scale.best())),
        least(bounded ? scale.best() : scale(at_target)) {}

  bool falls, bounded;
  double least;
};

/// The score of a met target, from the score of its ratio.
HWY_INLINE V score_of_met(const met_score& met, V score) {
  const V least = constant(met.least);
  if (met.bounded) return least;
  const V better = met.falls ? hn::Min(score, least) : hn::Max(score, least);
  return hn::IfThenElse(is_nan(score), least, better);
}

/// Classes by the thresholds of `cuts`, shifted by what is rounding.
HWY_INLINE V class_of(const std::vector<measures::threshold>& cuts, V ratio) {
  V passed = hn::Zero(D());
  for (const measures::threshold& c : cuts) {
    const M beyond = c.inclusive ? hn::Ge(ratio, constant(c.at)) : hn::Gt(ratio, constant(c.at));
    passed = hn::Add(passed, hn::IfThenElseZero(beyond, constant(1)));
  }
  return passed;
}

/// UNICEF's classes from its rates in percent, as in `measures::unicef_class`.
HWY_INLINE V class_in_band(V actual, V required, double band) {
  const V edge = constant(band + measures::threshold::slack_of(band));
  const V inner = hn::IfThenElse(hn::Gt(actual, edge), constant(2),
                                 hn::IfThenElseZero(hn::Ge(actual, hn::Neg(edge)), constant(1)));
  const M fast = hn::Or(hn::Ge(actual, required), near(actual, required));
  return hn::IfThenElse(fast, constant(3), inner);
}

template <class T>
HWY_INLINE void store_code(V codes, T* to) {
  const hn::Rebind<std::int32_t, D> whole;
  const hn::Rebind<std::int8_t, D> small;
  hn::StoreU(hn::DemoteTo(small, hn::DemoteTo(whole, codes)), small,
             reinterpret_cast<std::int8_t*>(to));
}

HWY_INLINE input_rows inputs_at(const kernel_job& job, std::size_t i) {
  if (job.points == 0 || job.ends_given)
    return {load(job.base.time, i),    load(job.base.value, i),  load(job.latest.time, i),
            load(job.latest.value, i), load(job.target.time, i), load(job.target.value, i),
            load(job.sign, i)};
  const V unknown = constant(missing_value);
  V t0 = unknown, b = unknown, t = unknown, x = unknown;
  for (std::size_t j = 0; j < job.points; ++j) {
    const V time = load(job.series[j].time, i), y = load(job.series[j].value, i);
    const M known = hn::Not(is_nan(y)), first = hn::And(known, is_nan(b));
    t0 = hn::IfThenElse(first, time, t0);
    b = hn::IfThenElse(first, y, b);
    t = hn::IfThenElse(known, time, t);
    x = hn::IfThenElse(known, y, x);
  }
  return {t0, b, t, x, load(job.target.time, i), load(job.target.value, i), load(job.sign, i)};
}

/// Evaluates one vector of rows after another; `rows` is a multiple of the vector length.
template <progress_formula Q>
void run(const kernel_job& job) {
  const D d;
  const std::size_t lanes = hn::Lanes(d);
  const V zero = hn::Zero(d), unknown = constant(missing_value);
  const bool classed = !job.by->classes.empty(), scored = !job.by->score.empty();
  const auto met_class = job.by->classes.met();
  const auto when_met = scored ? std::optional(met_score(job.by->score, ratio_at_target(Q)))
                               : std::optional<met_score>();
  std::vector<measures::threshold> cuts = job.by->classes.thresholds();
  for (measures::threshold& c : cuts)
    c.at += (c.inclusive ? -1 : 1) * measures::threshold::slack_of(c.at);
  std::vector<double> buffer(job.points * lanes);
  // a call would pass the vectors through memory, which costs more than the cheapest formulas
  const auto finish = [&](std::size_t i, const input_rows& f, measured_rows m) HWY_ATTR
      __attribute__((always_inline)) {
    constexpr bool quick = is_compound(Q) && Q != progress_formula::reduction_rate_ratio;
    V why = zero;
    if (!quick || !hn::AllTrue(d, is_clear<Q>(f))) why = undefined_reasons<Q>(job, i, f);
    const M clear = hn::Eq(why, zero);
    M defined = hn::AndNot(is_infinite(m.ratio), hn::AndNot(is_nan(m.ratio), clear));
    M rated = defined;
    why = hn::IfThenElse(hn::AndNot(defined, clear), code(reason::not_comparable), why);
    if constexpr (Q == progress_formula::limited_growth_rate) {
      const M at_limit =
          hn::And(hn::Eq(limit_factor(f.b, load(job.limit, i)), zero), hn::Ge(m.actual, zero));
      const M saturated = hn::And(clear, hn::And(at_limit, is_infinite(m.ratio)));
      why = hn::IfThenElse(saturated, code(reason::saturated), why);
      rated = hn::Or(rated, saturated);
    }
    const M rates_defined = hn::Or(rated, hn::Eq(why, code(reason::met)));
    V status = constant(-1);
    if (job.band) {
      m.actual = hn::Mul(m.actual, constant(100));
      m.required = hn::Mul(m.required, constant(100));
      status =
          hn::IfThenElse(defined, class_in_band(m.actual, m.required, job.band->percent), status);
    } else if (classed) {
      status = hn::IfThenElse(rated, class_of(cuts, m.ratio), status);
    }
    if constexpr (needs_target(Q)) {
      const M finite = hn::Not(hn::Or(is_infinite(f.x), is_infinite(f.v)));
      const M met = hn::And(finite, reached(f));
      if (met_class)
        status = hn::IfThenElse(met, constant(static_cast<double>(*met_class)), status);
      why = hn::IfThenElse(met_class ? met : hn::And(met, defined), code(reason::met), why);
    }
    const V ratio = hn::IfThenElse(defined, m.ratio, unknown);
    if (job.ratio) hn::StoreU(unsigned_zero(ratio), d, job.ratio + i);
    if (job.score) {
      V score = unknown;
      if (scored) {
        const V own = score_of(job.by->score, m.ratio);
        score = hn::IfThenElse(hn::Eq(why, code(reason::met)), score_of_met(*when_met, own),
                               hn::IfThenElse(rated, own, unknown));
      }
      hn::StoreU(unsigned_zero(score), d, job.score + i);
    }
    if (job.status) store_code(status, job.status + i);
    if (job.reason) store_code(why, job.reason + i);
    const auto store_rate = [&](V x, double* to) HWY_ATTR {
      if (to)
        hn::StoreU(
            unsigned_zero(hn::IfThenElse(hn::AndNot(is_infinite(x), rates_defined), x, unknown)), d,
            to + i);
    };
    store_rate(m.actual, job.actual);
    store_rate(m.required, job.required);
  };
  std::size_t i = job.begin;
  const std::size_t end = job.begin + job.rows;
  if constexpr (goes_in_pairs(Q))
    for (; i + 2 * lanes <= end; i += 2 * lanes) {
      const input_rows f[2] = {inputs_at(job, i), inputs_at(job, i + lanes)};
      measured_rows m[2];
      measured_together<Q, 2>(f, m);
      finish(i, f[0], m[0]);
      finish(i + lanes, f[1], m[1]);
    }
  for (; i < end; i += lanes) {
    const input_rows f = inputs_at(job, i);
    finish(i, f, measured<Q>(job, i, f, buffer.data()));
  }
}

void run_formula(const kernel_job& job) {
  switch (job.by->formula) {
    case progress_formula::growth_rate: return run<progress_formula::growth_rate>(job);
    case progress_formula::limited_growth_rate:
      return run<progress_formula::limited_growth_rate>(job);
    case progress_formula::rate_ratio: return run<progress_formula::rate_ratio>(job);
    case progress_formula::extrapolated_ratio:
      return run<progress_formula::extrapolated_ratio>(job);
    case progress_formula::linear_rate_ratio: return run<progress_formula::linear_rate_ratio>(job);
    case progress_formula::baseline_ratio: return run<progress_formula::baseline_ratio>(job);
    case progress_formula::level_ratio: return run<progress_formula::level_ratio>(job);
    case progress_formula::pace_ratio: return run<progress_formula::pace_ratio>(job);
    case progress_formula::standardised_distance:
      return run<progress_formula::standardised_distance>(job);
    case progress_formula::reduction_rate_ratio:
      return run<progress_formula::reduction_rate_ratio>(job);
    case progress_formula::anticipated_ratio: return run<progress_formula::anticipated_ratio>(job);
  }
}

std::size_t lanes() {
  return hn::Lanes(D());
}

}  // namespace tiendo::inline v0_1::measures::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tiendo::inline v0_1::measures::detail {
HWY_EXPORT(run_formula);
HWY_EXPORT(lanes);

namespace {

/// Columns as the kernels read them: constants are vectors of equal numbers, and the last rows,
/// which do not fill a vector, are read from a padded copy.
class sources {
 public:
  sources(const input_columns& given, std::size_t vector) : given_(given), vector_(vector) {
    whole_ = given.rows / vector * vector;
    job.base = {of(given.base.time), of(given.base.value)};
    job.latest = {of(given.latest.time), of(given.latest.value)};
    job.target = {of(given.target.time), of(given.target.value)};
    job.sign = of(given.sign);
    job.limit = of(given.limit);
    job.spread = of(given.standard_deviation);
    for (const timed_column& d : given.series) series_.push_back({of(d.time), of(d.value)});
    job.series = series_.data();
    job.points = series_.size();
  }

  /// Runs the kernel over all rows, and over the last ones with the padded copies.
  void run(const result_columns& found) {
    const auto at = [](auto span) { return span.empty() ? nullptr : span.data(); };
    job.ratio = at(found.ratio), job.score = at(found.score), job.status = at(found.status);
    job.reason = at(found.reason), job.actual = at(found.actual), job.required = at(found.required);
    job.rows = whole_;
    HWY_DYNAMIC_DISPATCH(run_formula)(job);
    const std::size_t left = given_.rows - whole_;
    if (left == 0) return;
    std::vector<double> doubles(4 * vector_);
    std::vector<std::int8_t> status(vector_);
    std::vector<std::uint8_t> reason(vector_);
    kernel_job tail = job;
    const auto padded = [this](source& s) {
      if (s.step == 0) return;
      double* copy = new_vector();
      std::copy_n(s.at + whole_, given_.rows - whole_, copy);
      s.at = copy;
    };
    for (timed_source* d : {&tail.base, &tail.latest, &tail.target})
      padded(d->time), padded(d->value);
    for (source* s : {&tail.sign, &tail.limit, &tail.spread}) padded(*s);
    for (timed_source& d : series_) padded(d.time), padded(d.value);
    tail.rows = vector_;
    double* const out[] = {&doubles[0], &doubles[vector_], &doubles[2 * vector_],
                           &doubles[3 * vector_]};
    const auto redirect = [](auto*& to, auto* copy) {
      if (to) to = copy;
    };
    redirect(tail.ratio, out[0]), redirect(tail.score, out[1]), redirect(tail.actual, out[2]);
    redirect(tail.required, out[3]), redirect(tail.status, status.data()),
        redirect(tail.reason, reason.data());
    HWY_DYNAMIC_DISPATCH(run_formula)(tail);
    const auto back = [&](const auto* copy, auto* to) {
      if (to) std::copy_n(copy, left, to + whole_);
    };
    back(out[0], job.ratio), back(out[1], job.score), back(out[2], job.actual),
        back(out[3], job.required);
    back(status.data(), job.status), back(reason.data(), job.reason);
  }

  kernel_job job;

 private:
  source of(const number_column& n) {
    if (!n.rows.empty()) return {n.rows.data(), 1};
    double* copy = new_vector();
    std::fill_n(copy, vector_, n.all);
    return {copy, 0};
  }

  double* new_vector() {
    vectors_.emplace_back(vector_, missing_value);
    return vectors_.back().data();
  }

  const input_columns& given_;
  std::size_t vector_, whole_ = 0;
  std::vector<std::vector<double>> vectors_;
  std::vector<timed_source> series_;
};

bool fits_a_line(measures::progress_formula q) {
  return q == measures::progress_formula::reduction_rate_ratio ||
         q == measures::progress_formula::anticipated_ratio;
}

}  // namespace

/// Evaluates columns. Without a series, a line is fitted through base and latest.
bool vectorised(const rating& by, const input_columns& given, const result_columns& found) {
  const std::array<timed_column, 2> ends{given.base, given.latest};
  const bool through_ends = fits_a_line(by.formula) && given.series.empty();
  input_columns own = given;
  if (through_ends) own.series = ends;
  sources s(own, HWY_DYNAMIC_DISPATCH(lanes)());
  s.job.by = &by;
  s.job.band = by.band ? &*by.band : nullptr;
  s.job.ends_given = through_ends;
  s.run(found);
  return true;
}

}  // namespace tiendo::inline v0_1::measures::detail
#endif  // HWY_ONCE
