// tiendo/model/rule.hpp: what has to become true, one small type per kind of rule.
#pragma once

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/core/error.hpp"
#include "tiendo/core/partial_date.hpp"

namespace tiendo {

namespace detail {
inline double finite(double x, const char* what) {
  if (!std::isfinite(x)) throw value_error(fmt::format("{} must be a finite number", what));
  return x;
}
inline double positive(double x, const char* what) {
  if (!(finite(x, what) > 0)) throw value_error(fmt::format("{} must be above 0", what));
  return x;
}
}  // namespace detail

/// The value is `value` or more.
struct at_least {
  double value;
  explicit at_least(double v) : value(detail::finite(v, "the target value")) {}
};

/// The value is more than `value`.
struct greater_than {
  double value;
  explicit greater_than(double v) : value(detail::finite(v, "the target value")) {}
};

/// The value is `value` or less.
struct at_most {
  double value;
  explicit at_most(double v) : value(detail::finite(v, "the target value")) {}
};

/// The value is less than `value`.
struct less_than {
  double value;
  explicit less_than(double v) : value(detail::finite(v, "the target value")) {}
};

/// The value is `value`, give or take `tolerance`.
struct exactly {
  double value;
  double tolerance;
  explicit exactly(double v, double give_or_take = 0)
      : value(detail::finite(v, "the target value")),
        tolerance(detail::finite(give_or_take, "the tolerance")) {
    if (tolerance < 0) throw value_error("the tolerance must not be negative");
  }
};

/// The value lies in [low, high].
struct between {
  double low;
  double high;
  between(double lowest, double highest)
      : low(detail::finite(lowest, "the lower limit")),
        high(detail::finite(highest, "the upper limit")) {
    if (low > high) throw value_error("the lower limit must not be above the upper one");
  }
};

/// The rank is `places` or better, in a field of `of` where the act says so.
struct within_top {
  std::int64_t places;
  std::optional<std::int64_t> of;
  explicit within_top(std::int64_t k, std::optional<std::int64_t> n = {}) : places(k), of(n) {
    if (k < 1) throw value_error("a place counts from 1");
    if (n && *n < k) throw value_error(fmt::format("the top {} of {} is no limit", k, *n));
  }
};

/// Growth is `percent` a year or more in each year of a window; by default from the year after
/// enactment to the year the target is due.
struct annual_growth_at_least {
  double percent;
  std::optional<year> first;
  std::optional<year> last;
  explicit annual_growth_at_least(double p, std::optional<year> from = {},
                                  std::optional<year> to = {})
      : percent(detail::finite(p, "the growth rate")), first(from), last(to) {
    if (from && to && *to < *from) throw value_error("the window ends before it begins");
  }
};

/// What a change is measured from: a value, and the date it stands for where it is known.
struct baseline {
  double value;
  std::optional<partial_date> when;
};

/// The value is `percent` % above the baseline. Without a baseline the act dated none, and nothing
/// can be concluded.
struct increase_by {
  double percent;
  std::optional<baseline> from;
  explicit increase_by(double p, std::optional<baseline> b = {})
      : percent(detail::positive(p, "the increase")), from(std::move(b)) {}
};

/// The value is `percent` % below the baseline.
struct reduce_by {
  double percent;
  std::optional<baseline> from;
  explicit reduce_by(double p, std::optional<baseline> b = {})
      : percent(detail::positive(p, "the reduction")), from(std::move(b)) {}
};

/// So many of the named items are done.
struct checklist {
  std::vector<std::string> items;
  std::int64_t required;
  explicit checklist(std::vector<std::string> names, std::optional<std::int64_t> k = {})
      : items(std::move(names)), required(k.value_or(static_cast<std::int64_t>(items.size()))) {
    if (items.empty()) throw value_error("a checklist needs items");
    if (required < 1 || required > static_cast<std::int64_t>(items.size()))
      throw value_error(
          fmt::format("a checklist of {} items cannot require {}", items.size(), required));
  }
};

/// Something is reached, or not (1 or 0).
struct milestone {};

/// Any of the rules.
using rule = std::variant<at_least, greater_than, at_most, less_than, exactly, between, within_top,
                          annual_growth_at_least, increase_by, reduce_by, checklist, milestone>;

/// One lambda per alternative: `std::visit(cases{[](const at_least&) {...}, ...}, r)`.
template <class... Functions>
struct cases : Functions... {
  using Functions::operator()...;
};
template <class... Functions>
cases(Functions...) -> cases<Functions...>;

/// The names of the rules in files and tables, in the order of the alternatives.
inline constexpr std::array<const char*, std::variant_size_v<rule>> rule_names{
    "at_least",   "greater_than",           "at_most",     "less_than", "exactly",   "between",
    "within_top", "annual_growth_at_least", "increase_by", "reduce_by", "checklist", "milestone"};

inline const char* name_of(const rule& r) {
  return rule_names[r.index()];
}

/// The rule in plain words, with the unit's symbol: "at least 25 % of GRDP", "among the top 5".
inline std::string describe(const rule& r, const std::string& symbol) {
  const auto with_unit = [&](double v) {
    return symbol.empty() ? fmt::format("{}", v) : fmt::format("{} {}", v, symbol);
  };
  const auto change = [](const char* how, double percent, const std::optional<baseline>& from) {
    return from ? fmt::format("{} {} % from {}", how, percent, from->value)
                : fmt::format("{} {} % from a baseline that is not given", how, percent);
  };
  return std::visit(cases{
                        [&](const at_least& x) { return "at least " + with_unit(x.value); },
                        [&](const greater_than& x) { return "more than " + with_unit(x.value); },
                        [&](const at_most& x) { return "at most " + with_unit(x.value); },
                        [&](const less_than& x) { return "less than " + with_unit(x.value); },
                        [&](const exactly& x) {
                          return x.tolerance > 0 ? fmt::format("{} give or take {}",
                                                               with_unit(x.value), x.tolerance)
                                                 : "exactly " + with_unit(x.value);
                        },
                        [&](const between& x) {
                          return fmt::format("between {} and {}", x.low, with_unit(x.high));
                        },
                        [](const within_top& x) {
                          return x.of ? fmt::format("among the top {} of {}", x.places, *x.of)
                                      : fmt::format("among the top {}", x.places);
                        },
                        [](const annual_growth_at_least& x) {
                          return fmt::format("growth of at least {} % in each year", x.percent);
                        },
                        [&](const increase_by& x) { return change("up by", x.percent, x.from); },
                        [&](const reduce_by& x) { return change("down by", x.percent, x.from); },
                        [](const checklist& x) {
                          return fmt::format("{} of {} items", x.required, x.items.size());
                        },
                        [](const milestone&) { return std::string("reached"); },
                    },
                    r);
}

}  // namespace tiendo
