// tiendo/io/detail/impl/observations_file.ipp: bodies of
// tiendo/io/detail/observations_file.hpp.
#pragma once

#include "tiendo/io/detail/observations_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/io/detail/csv.hpp"
#include "tiendo/io/detail/csv_row.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/model/observation.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE const std::vector<csv_column>& observation_columns() {
  static const std::vector<csv_column> columns{{"indicator_id", true},
                                               {"area_code", true},
                                               {"area_valid_from"},
                                               {"tier"},
                                               {"method"},
                                               {"period_first", true},
                                               {"period_last", true},
                                               {"kind"},
                                               {"value"},
                                               {"low"},
                                               {"high"},
                                               {"numerator"},
                                               {"denominator"},
                                               {"field_size"},
                                               {"unit"},
                                               {"proxy"},
                                               {"status"},
                                               {"published", true},
                                               {"revises"},
                                               {"confidence"},
                                               {"source", true},
                                               {"url"},
                                               {"note"}};
  return columns;
}

TIENDO_INLINE file_position observations_file::place(std::int64_t line,
                                                     const std::string& column) const {
  const auto row = std::lower_bound(
      observations.begin(), observations.end(), line,
      [](const observation& o, std::int64_t l) { return o.source_location.line < l; });
  const auto& columns = observation_columns();
  const auto at = std::find_if(columns.begin(), columns.end(),
                               [&](const csv_column& c) { return c.name == column; });
  return places[static_cast<std::size_t>(row - observations.begin()) * columns.size() +
                static_cast<std::size_t>(at - columns.begin())];
}

/// Reads one row. A field that cannot be read keeps a neutral default, so that later checks of the
/// row report only fields that were read.
class observation_row {
 public:
  explicit observation_row(const csv_row& row) : row_(row) {}

  observation read() const {
    observation o;
    o.indicator = row_.text("indicator_id");
    o.area = where();
    o.tier = row_.text("tier");
    o.method = row_.text("method");
    read_period(o);
    o.field = row_.whole_number("field_size");
    o.unit = row_.text("unit");
    o.proxy = row_.yes("proxy");
    o.status = row_.choice<observation_status>("status", named<observation_status>(status_names))
                   .value_or(observation_status::final);
    o.published = row_.incomplete_day("published").value_or(partial_date(o.period.last()));
    o.revises = row_.yes("revises");
    o.confidence = row_.choice<std::string>(
                           "confidence", {{"high", "high"}, {"medium", "medium"}, {"low", "low"}})
                       .value_or("");
    o.source = row_.text("source");
    o.url = row_.text("url");
    o.note = row_.text("note");
    o.kind = row_.choice<observation_kind>("kind", named<observation_kind>(kind_names))
                 .value_or(observation_kind::exact);
    read_value(o);
    return o;
  }

 private:
  template <class Value, class Names>
  static std::vector<std::pair<std::string, Value>> named(const Names& names) {
    std::vector<std::pair<std::string, Value>> choices;
    for (std::size_t i = 0; i < names.size(); ++i)
      choices.emplace_back(std::string(names[i]), static_cast<Value>(i));
    return choices;
  }

  area_reference where() const {
    area_reference t;
    t.code = row_.text("area_code");
    const std::string from = row_.text("area_valid_from");
    if (from == "unknown") {
      t.version_unknown = true;
    } else {
      t.valid_from = row_.day("area_valid_from");
      t.version_unknown = !from.empty() && !t.valid_from;
    }
    return t;
  }

  void read_period(observation& o) const {
    o.period = period::of(date::of(1970, 1, 1));  // until a period is read
    const auto first = row_.day("period_first");
    const auto last = row_.day("period_last");
    if (!first || !last) return;
    if (*last < *first)
      return row_.fault("period_last",
                        fmt::format("the period ends on {}, before it begins on {}",
                                    to_string(*last), to_string(*first)),
                        "swap or correct the days");
    if (*last == date::latest())  // the day after it is no day of the calendar
      return row_.fault("period_last", "the period ends on the last day of the calendar",
                        "write an earlier day");
    o.period = period::between(*first, *last);
  }

  bool given(const std::string& column) const { return !row_.text(column).empty(); }

  /// Numerator and denominator, and the share that they make.
  std::optional<double> read_ratio(observation& o) const {
    const auto numerator = row_.number("numerator");
    const auto denominator = row_.number("denominator");
    if (given("numerator") != given("denominator")) {
      row_.fault(given("numerator") ? "denominator" : "numerator",
                 "a numerator and a denominator belong together", "give both or none");
      return std::nullopt;
    }
    if (!numerator || !denominator) return std::nullopt;
    if (denominator->value <= 0) {
      row_.fault("denominator", fmt::format("the denominator is {}", denominator->value),
                 "it has to be above 0");
      return std::nullopt;
    }
    o.numerator = numerator->value;
    o.denominator = denominator->value;
    return 100 * numerator->value / denominator->value;
  }

  void read_value(observation& o) const {
    const auto value = row_.number("value");
    const auto low = row_.number("low");
    const auto high = row_.number("high");
    const auto ratio = read_ratio(o);
    require_fields(o.kind, ratio.has_value());
    if (value) {
      o.value = value->value;
      o.decimals = value->decimals;
      check_ratio(*value, ratio);
    } else if (ratio && !given("value")) {
      o.value = ratio;
      o.decimals = shortest_decimals(*ratio);
    }
    switch (o.kind) {
      case observation_kind::exact:
        if (o.value) o.bounds = interval::exactly(*o.value);
        break;
      case observation_kind::lower_bound:
        if (low) o.bounds = interval::at_least(low->value);
        break;
      case observation_kind::upper_bound:
        if (high) o.bounds = interval::at_most(high->value);
        break;
      case observation_kind::range:
        if (low && high) read_range(o, low->value, high->value);
        break;
    }
  }

  void read_range(observation& o, double low, double high) const {
    if (low > high)
      return row_.fault("low", fmt::format("the range runs from {} down to {}", low, high),
                        "swap them");
    o.bounds = interval::between(low, high);
    if (o.value && !o.bounds.contains(*o.value))
      row_.fault(given("value") ? "value" : "numerator",
                 fmt::format("{} lies outside of the range {} to {}", *o.value, low, high),
                 "correct the value or the range");
  }

  /// A published share must equal its numerator over its denominator to the published digits.
  void check_ratio(const printed_number& value, std::optional<double> ratio) const {
    if (!ratio || agree_within_rounding(value, {*ratio, shortest_decimals(*ratio)})) return;
    row_.fault("value",
               fmt::format("{} % is not 100 times numerator by denominator, which is {:.4g} %",
                           value.value, *ratio),
               "correct one of the three");
  }

  /// Each kind needs its own fields and allows no others.
  void require_fields(observation_kind kind, bool has_ratio) const {
    const bool exact = kind == observation_kind::exact;
    const bool needs_low = kind == observation_kind::lower_bound || kind == observation_kind::range;
    const bool needs_high =
        kind == observation_kind::upper_bound || kind == observation_kind::range;
    const std::string name(to_string(kind));
    if (exact && !given("value") && !given("numerator") && !has_ratio)
      row_.fault("value", "there is no value",
                 "write it, or leave the row out: missing is not zero");
    check_field("low", needs_low, name);
    check_field("high", needs_high, name);
    if (given("value") &&
        (kind == observation_kind::lower_bound || kind == observation_kind::upper_bound))
      row_.fault("value", fmt::format("a {} has no value of its own", name),
                 "remove it, or change the kind");
  }

  void check_field(const char* column, bool needed, const std::string& kind) const {
    if (needed && !given(column))
      row_.fault(column, fmt::format("the kind '{}' needs '{}'", kind, column), "add it");
    if (!needed && given(column))
      row_.fault(column, fmt::format("the kind '{}' has no '{}'", kind, column),
                 "remove it, or change the kind");
  }

  const csv_row& row_;
};

/// A repeated value of the same source is a duplicate row, which would count twice.
TIENDO_INLINE void find_copies(const observations_file& file, diagnostic_collector& faults) {
  std::map<std::string, std::int64_t> seen;
  for (std::size_t i = 0; i < file.observations.size(); ++i) {
    const observation& o = file.observations[i];
    if (o.source.empty() || o.bounds == interval()) continue;
    const std::string identity = fmt::format(
        "{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}", o.indicator,
        o.area.code, o.area.valid_from ? to_string(*o.area.valid_from) : "", o.tier, o.method,
        to_string(o.period), o.bounds.low(), o.bounds.high(), o.unit, o.proxy,
        to_string(o.published), o.source, o.url);
    const auto [first, is_new] = seen.emplace(identity, o.source_location.line);
    if (!is_new)
      faults.add({o.source_location.line, 1},
                 fmt::format("this is the row of line {} again", first->second),
                 "remove one of them");
  }
}

TIENDO_INLINE observations_file parse_observations(std::string_view text,
                                                   diagnostic_collector& faults,
                                                   decimal_mark mark) {
  const csv_document document = read_csv(text, faults);
  observations_file result;
  if (document.header.empty()) return result;
  const csv_layout layout(document.header, observation_columns(), faults);
  if (!layout.complete()) return result;
  result.observations.reserve(document.records.size());
  result.places.reserve(document.records.size() * observation_columns().size());
  std::vector<std::optional<std::size_t>> fields;
  for (const csv_column& c : observation_columns()) fields.push_back(layout.index_of(c.name));
  for (const auto& record : document.records) {
    const csv_row row(layout, record, mark, faults);
    observation o = observation_row(row).read();
    o.source_location = {faults.file(), record.front().position.line};
    result.observations.push_back(std::move(o));
    for (const auto& i : fields)
      result.places.push_back(i ? record[*i].position : record.front().position);
  }
  find_copies(result, faults);
  return result;
}

}  // namespace tiendo::inline v0_1::detail
