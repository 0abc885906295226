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
#include "tiendo/core/error.hpp"
#include "tiendo/core/overloaded.hpp"

namespace tiendo::detail {

TIENDO_INLINE double finite(double x, const char* what) {
  if (!std::isfinite(x)) throw value_error(fmt::format("{} must be a finite number", what));
  return x;
}

TIENDO_INLINE double positive(double x, const char* what) {
  if (!(finite(x, what) > 0)) throw value_error(fmt::format("{} must be above 0", what));
  return x;
}

}  // namespace tiendo::detail

namespace tiendo {

TIENDO_INLINE exactly::exactly(double v, double give_or_take)
    : value(detail::finite(v, "the target value")),
      tolerance(detail::finite(give_or_take, "the tolerance")) {
  if (tolerance < 0) throw value_error("the tolerance must not be negative");
}

TIENDO_INLINE between::between(double lowest, double highest)
    : low(detail::finite(lowest, "the lower limit")),
      high(detail::finite(highest, "the upper limit")) {
  if (low > high) throw value_error("the lower limit must not be above the upper one");
}

TIENDO_INLINE within_top::within_top(std::int64_t k, std::optional<std::int64_t> n)
    : rank(k), field(n) {
  if (k < 1) throw value_error("a place counts from 1");
  if (n && *n < k) throw value_error(fmt::format("the top {} of {} is no limit", k, *n));
}

TIENDO_INLINE annual_growth_at_least::annual_growth_at_least(double p, std::optional<year> from,
                                                             std::optional<year> to)
    : percent(detail::finite(p, "the growth rate")), first(from), last(to) {
  if (from && to && *to < *from) throw value_error("the window ends before it begins");
}

TIENDO_INLINE checklist::checklist(std::vector<std::string> names, std::optional<std::int64_t> k)
    : items(std::move(names)), required(k.value_or(static_cast<std::int64_t>(items.size()))) {
  if (items.empty()) throw value_error("a checklist needs items");
  if (required < 1 || required > static_cast<std::int64_t>(items.size()))
    throw value_error(
        fmt::format("a checklist of {} items cannot require {}", items.size(), required));
}

TIENDO_INLINE std::string describe(const rule& r, const std::string& symbol) {
  const auto with_unit = [&](double v) {
    return symbol.empty() ? fmt::format("{}", v) : fmt::format("{} {}", v, symbol);
  };
  const auto change = [](const char* how, double percent, const std::optional<baseline>& from) {
    return from ? fmt::format("{} {} % from {}", how, percent, from->value)
                : fmt::format("{} {} % from a baseline that is not given", how, percent);
  };
  return std::visit(
      overloaded{
          [&](const at_least& x) { return "at least " + with_unit(x.value); },
          [&](const greater_than& x) { return "more than " + with_unit(x.value); },
          [&](const at_most& x) { return "at most " + with_unit(x.value); },
          [&](const less_than& x) { return "less than " + with_unit(x.value); },
          [&](const exactly& x) {
            return x.tolerance > 0
                       ? fmt::format("{} give or take {}", with_unit(x.value), x.tolerance)
                       : "exactly " + with_unit(x.value);
          },
          [&](const between& x) {
            return fmt::format("between {} and {}", x.low, with_unit(x.high));
          },
          [](const within_top& x) {
            return x.field ? fmt::format("among the top {} of {}", x.rank, *x.field)
                           : fmt::format("among the top {}", x.rank);
          },
          [](const annual_growth_at_least& x) {
            return fmt::format("growth of at least {} % in each year", x.percent);
          },
          [&](const increase_by& x) { return change("up by", x.percent, x.baseline); },
          [&](const reduce_by& x) { return change("down by", x.percent, x.baseline); },
          [](const checklist& x) {
            return fmt::format("{} of {} items", x.required, x.items.size());
          },
          [](const milestone&) { return std::string("reached"); },
      },
      r);
}

}  // namespace tiendo
