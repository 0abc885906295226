// tiendo/columns/impl/evaluate.ipp: bodies of tiendo/columns/evaluate.hpp.
#pragma once

#include "tiendo/columns/evaluate.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/columns/detail/vectorised.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/methods/unicef_aarr.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

inline void need_length(const number_column& n, std::size_t rows) {
  if (!n.rows.empty() && n.rows.size() != rows)
    throw invalid_value("the length of a column is not the number of rows");
}

template <class T>
void need_length(std::span<T> s, std::size_t rows) {
  if (!s.empty() && s.size() != rows)
    throw invalid_value("the length of an output column is not the number of rows");
}

inline void check(const input_columns& c, const result_columns& r) {
  for (const timed_column* d : {&c.base, &c.latest, &c.target}) {
    need_length(d->time, c.rows);
    need_length(d->value, c.rows);
  }
  for (const timed_column& d : c.series) {
    need_length(d.time, c.rows);
    need_length(d.value, c.rows);
  }
  for (const number_column* n : {&c.sign, &c.limit, &c.standard_deviation}) need_length(*n, c.rows);
  for (const auto& s : {r.ratio, r.score, r.actual, r.required}) need_length(s, c.rows);
  need_length(r.status, c.rows);
  need_length(r.reason, c.rows);
}

inline direction direction_of(double sign) {
  return sign > 0 ? direction::increase : sign < 0 ? direction::decrease : direction::range;
}

inline void write(const method_result& r, std::size_t i, const result_columns& to) {
  if (!to.ratio.empty()) to.ratio[i] = r.ratio.value_or(missing_value);
  if (!to.score.empty()) to.score[i] = r.score.value_or(missing_value);
  if (!to.status.empty())
    to.status[i] = r.status ? static_cast<std::int8_t>(*r.status) : std::int8_t(-1);
  if (!to.reason.empty()) to.reason[i] = static_cast<std::uint8_t>(r.reason);
  if (!to.actual.empty()) to.actual[i] = r.actual.value_or(missing_value);
  if (!to.required.empty()) to.required[i] = r.required.value_or(missing_value);
}

template <class Apply>
void row_by_row(const input_columns& given, const result_columns& found, Apply apply) {
  std::vector<timed_value> buffer;
  for (std::size_t i = 0; i < given.rows; ++i) write(apply(row_of(given, i, buffer)), i, found);
}

}  // namespace detail

namespace detail {

TIENDO_INLINE progress_input row_of(const input_columns& columns, std::size_t i,
                                    std::vector<timed_value>& buffer) {
  const auto at = [i](const timed_column& d) { return timed_value{d.time[i], d.value[i]}; };
  progress_input f{at(columns.base),   at(columns.latest),
                   at(columns.target), detail::direction_of(columns.sign[i]),
                   columns.limit[i],   columns.standard_deviation[i]};
  if (columns.series.empty()) return f;
  buffer.clear();
  for (const timed_column& d : columns.series)
    if (!std::isnan(d.value[i])) buffer.push_back(at(d));
  f.base = buffer.empty() ? timed_value{} : buffer.front();
  f.latest = buffer.empty() ? timed_value{} : buffer.back();
  f.series = buffer;
  return f;
}

}  // namespace detail

TIENDO_INLINE void evaluate(const method& m, const input_columns& given,
                            const result_columns& found) {
  detail::check(given, found);
  const bool any_target = !given.target.value.rows.empty() || !std::isnan(given.target.value.all);
  const rating* by = m.rating_for(any_target);
  const bool as_given = m.adjustment == input_adjustment::none ||
                        (m.adjustment == input_adjustment::from_previous && given.series.empty());
  const bool plain = by && m.guarded && m.met == met_rule::at_or_beyond && as_given;
  if (!plain || given.rows == 0 || !detail::vectorised(*by, given, found))
    return detail::row_by_row(given, found,
                              [&](const progress_input& f) { return evaluate(m, f); });
  if (!m.with_target || !m.without_target || given.target.value.rows.empty()) return;
  std::vector<timed_value> buffer;
  for (std::size_t i = 0; i < given.rows; ++i)
    if (std::isnan(given.target.value.rows[i]))
      detail::write(evaluate(m, detail::row_of(given, i, buffer)), i, found);
}

}  // namespace tiendo::inline v0_1::measures
