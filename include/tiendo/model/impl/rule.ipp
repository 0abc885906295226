// tiendo/model/impl/rule.ipp: bodies of tiendo/model/rule.hpp.
#pragma once

#include "tiendo/model/rule.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/overloaded.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE double finite(double x, const char* what) {
  if (!std::isfinite(x)) throw invalid_value(fmt::format("{} must be a finite number", what));
  return x;
}

TIENDO_INLINE double positive(double x, const char* what) {
  if (!(finite(x, what) > 0)) throw invalid_value(fmt::format("{} must be above 0", what));
  return x;
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE exactly::exactly(double v, double give_or_take)
    : value(detail::finite(v, "the target value")),
      tolerance(detail::finite(give_or_take, "the tolerance")) {
  if (tolerance < 0) throw invalid_value("the tolerance must not be negative");
}

TIENDO_INLINE between::between(double lowest, double highest)
    : low(detail::finite(lowest, "the lower limit")),
      high(detail::finite(highest, "the upper limit")) {
  if (low > high) throw invalid_value("the lower limit must not be above the upper one");
}

TIENDO_INLINE within_top::within_top(std::int64_t k, std::optional<std::int64_t> n)
    : rank(k), field(n) {
  if (k < 1) throw invalid_value("a rank must be >= 1");
  if (n && *n < k) throw invalid_value(fmt::format("the top {} of {} is no limit", k, *n));
}

TIENDO_INLINE annual_growth_at_least::annual_growth_at_least(double p, std::optional<year> from,
                                                             std::optional<year> to)
    : percent(detail::finite(p, "the growth rate")), first(from), last(to) {
  if (from && to && *to < *from) throw invalid_value("the window must not end before it begins");
}

TIENDO_INLINE checklist::checklist(std::vector<std::string> names, std::optional<std::int64_t> k)
    : items(std::move(names)), required(k.value_or(static_cast<std::int64_t>(items.size()))) {
  if (items.empty()) throw invalid_value("a checklist must have at least one item");
  if (required < 1 || required > static_cast<std::int64_t>(items.size()))
    throw invalid_value(
        fmt::format("a checklist of {} items cannot require {}", items.size(), required));
}

}  // namespace tiendo::inline v0_1

namespace tiendo::inline v0_1::detail {

/// Checks a baseline, whose value and date are not checked when it is made.
TIENDO_INLINE void require_valid_baseline(const std::optional<baseline>& b) {
  if (!b) return;
  finite(b->value, "the value of the baseline");
  if (b->period_start && b->period_start->empty())
    throw invalid_value("the date of the baseline is set, but empty");
}

TIENDO_INLINE void require_valid(const rule& any) {
  std::visit(overloaded{
                 [](const at_least& r) { static_cast<void>(at_least(r.value)); },
                 [](const greater_than& r) { static_cast<void>(greater_than(r.value)); },
                 [](const at_most& r) { static_cast<void>(at_most(r.value)); },
                 [](const less_than& r) { static_cast<void>(less_than(r.value)); },
                 [](const exactly& r) { static_cast<void>(exactly(r.value, r.tolerance)); },
                 [](const between& r) { static_cast<void>(between(r.low, r.high)); },
                 [](const within_top& r) { static_cast<void>(within_top(r.rank, r.field)); },
                 [](const annual_growth_at_least& r) {
                   static_cast<void>(annual_growth_at_least(r.percent, r.first, r.last));
                 },
                 [](const increase_by& r) {
                   static_cast<void>(increase_by(r.percent));
                   require_valid_baseline(r.baseline);
                 },
                 [](const reduce_by& r) {
                   static_cast<void>(reduce_by(r.percent));
                   require_valid_baseline(r.baseline);
                 },
                 [](const checklist& r) { static_cast<void>(checklist(r.items, r.required)); },
                 [](const milestone&) {},
             },
             any);
}

}  // namespace tiendo::inline v0_1::detail
