// tiendo/model/rule.hpp: target types, one type per kind of rule.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/core/partial_date.hpp"

namespace tiendo::inline v0_1 {

namespace detail {
double finite(double x, const char* what);
double positive(double x, const char* what);
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

/// The value is within `tolerance` of `value`.
struct exactly {
  double value;
  double tolerance;
  explicit exactly(double v, double give_or_take = 0);
};

/// The value lies in [low, high].
struct between {
  double low;
  double high;
  between(double lowest, double highest);
};

/// The rank is `rank` or better, among `field` members if the act states their number.
struct within_top {
  std::int64_t rank;
  std::optional<std::int64_t> field;
  explicit within_top(std::int64_t k, std::optional<std::int64_t> n = {});
};

/// Growth is `percent` a year or more in each year of a window; by default from the year after
/// enactment to the year the target is due.
struct annual_growth_at_least {
  double percent;
  std::optional<year> first;
  std::optional<year> last;
  explicit annual_growth_at_least(double p, std::optional<year> from = {},
                                  std::optional<year> to = {});
};

/// The baseline of a change: a value, and its date if it is known.
struct baseline {
  double value = {};
  std::optional<partial_date> period_start = {};
};

/// The value is `percent` % above the baseline. If the act gives no baseline, the result is
/// undefined.
struct increase_by {
  double percent;
  std::optional<tiendo::baseline> baseline;
  explicit increase_by(double p, std::optional<tiendo::baseline> b = {})
      : percent(detail::positive(p, "the increase")), baseline(b) {}
};

/// The value is `percent` % below the baseline.
struct reduce_by {
  double percent;
  std::optional<tiendo::baseline> baseline;
  explicit reduce_by(double p, std::optional<tiendo::baseline> b = {})
      : percent(detail::positive(p, "the reduction")), baseline(b) {}
};

/// At least `required` of the named items are completed.
struct checklist {
  std::vector<std::string> items;
  std::int64_t required;
  explicit checklist(std::vector<std::string> names, std::optional<std::int64_t> k = {});
};

/// An event has happened or has not (1 or 0).
struct milestone {};

/// A rule of any type.
using rule = std::variant<at_least, greater_than, at_most, less_than, exactly, between, within_top,
                          annual_growth_at_least, increase_by, reduce_by, checklist, milestone>;

/// The names of the rules in files and tables, in the order of the alternatives.
inline constexpr std::array<const char*, std::variant_size_v<rule>> rule_names{
    "at_least",   "greater_than",           "at_most",     "less_than", "exactly",   "between",
    "within_top", "annual_growth_at_least", "increase_by", "reduce_by", "checklist", "milestone"};
static_assert(rule_names.back() != nullptr, "every rule has a name");

namespace detail {

inline const char* name_of(const rule& r) {
  return rule_names[r.index()];
}

/// Throws `invalid_value` if the members of a rule are not what its constructor accepts: they are
/// public, and may have been changed since.
void require_valid(const rule& r);

}  // namespace detail

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/model/impl/rule.ipp"
#endif
