// tiendo/io/detail/impl/observations_file.ipp: bodies of
// tiendo/io/detail/observations_file.hpp.
#pragma once

#include "tiendo/io/detail/observations_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/number_text.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/shared_text.hpp"
#include "tiendo/io/detail/csv.hpp"
#include "tiendo/io/detail/csv_row.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/text_pool.hpp"
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
  const auto after = std::upper_bound(
      records.begin(), records.end(), line,
      [](std::int64_t l, const csv_reader::place& record) { return l < record.line; });
  if (after == records.begin()) return {line, 0};
  diagnostic_collector reported_before({});
  csv_reader again(*reader, *std::prev(after), reported_before);
  while (again.next())
    if (again.record().line() >= line)
      return again.record().position(layout->index_of(column).value_or(0));
  return {line, 0};
}

/// Reads the rows of one file. A field that cannot be read keeps a neutral default, so that later
/// checks of the row report only fields that were read.
class observation_rows {
 public:
  observation_rows(const csv_layout& layout, const csv_record& record, decimal_mark mark,
                   diagnostic_collector& faults)
      : row_(layout, record, mark, faults), columns_(layout.keys()) {}

  /// The record that was read last.
  observation read() {
    observation o;
    o.indicator.assign(text(place::indicator_id));
    read_area(o.area);
    o.tier.assign(text(place::tier));
    o.method = shared(place::method);
    read_period(o);
    o.field = row_.whole_number(of(place::field_size));
    o.unit.assign(text(place::unit));
    o.proxy = yes(place::proxy);
    if (const auto found = row_.name(of(place::status), status_names))
      o.status = static_cast<observation_status>(*found);
    o.published = row_.incomplete_day(of(place::published)).value_or(partial_date(o.period.last()));
    o.revises = yes(place::revises);
    static constexpr std::array<std::string_view, 3> levels{"high", "medium", "low"};
    if (row_.name(of(place::confidence), levels)) o.confidence = shared(place::confidence);
    o.source = shared(place::source);
    o.url = shared(place::url);
    o.note = shared(place::note);
    if (const auto found = row_.name(of(place::kind), kind_names))
      o.kind = static_cast<observation_kind>(*found);
    read_value(o);
    return o;
  }

 private:
  /// The columns by their places in `observation_columns()`.
  enum class place : std::size_t {
    indicator_id,
    area_code,
    area_valid_from,
    tier,
    method,
    period_first,
    period_last,
    kind,
    value,
    low,
    high,
    numerator,
    denominator,
    field_size,
    unit,
    proxy,
    status,
    published,
    revises,
    confidence,
    source,
    url,
    note
  };

  const csv_key& of(place column) const { return columns_[static_cast<std::size_t>(column)]; }

  std::string_view text(place column) const { return row_.text(of(column)); }

  /// The text of a column of texts that repeat.
  shared_text shared(place column) {
    const std::string_view found = text(column);
    return found.empty() ? shared_text() : texts_.shared(found);
  }

  bool yes(place column) const {
    static constexpr std::array<std::string_view, 2> names{"yes", "no"};
    return row_.name(of(column), names) == std::optional<std::size_t>(0);
  }

  bool given(place column) const { return !row_.given(of(column)).empty(); }

  void fault(place column, std::string problem, std::string remedy) const {
    row_.fault(of(column), std::move(problem), std::move(remedy));
  }

  void read_area(area_reference& t) const {
    t.code.assign(text(place::area_code));
    const std::string_view from = text(place::area_valid_from);
    if (from == "unknown") {
      t.version_unknown = true;
    } else {
      t.valid_from = row_.day(of(place::area_valid_from));
      t.version_unknown = !from.empty() && !t.valid_from;
    }
  }

  void read_period(observation& o) const {
    o.period = period::of(date::of(1970, 1, 1));  // until a period is read
    const auto first = row_.day(of(place::period_first));
    const auto last = row_.day(of(place::period_last));
    if (!first || !last) return;
    if (*last < *first)
      return fault(place::period_last,
                   fmt::format("the period ends on {}, before it begins on {}", to_string(*last),
                               to_string(*first)),
                   "swap or correct the days");
    if (*last == date::latest())  // the day after it is no day of the calendar
      return fault(place::period_last, "the period ends on the last day of the calendar",
                   "write an earlier day");
    o.period = period::between(*first, *last);
  }

  /// Numerator and denominator, and the share that they make.
  std::optional<double> read_ratio(observation& o) const {
    const auto numerator = row_.number(of(place::numerator));
    const auto denominator = row_.number(of(place::denominator));
    if (given(place::numerator) != given(place::denominator)) {
      fault(given(place::numerator) ? place::denominator : place::numerator,
            "a numerator and a denominator belong together", "give both or none");
      return std::nullopt;
    }
    if (!numerator || !denominator) return std::nullopt;
    if (denominator->value <= 0) {
      fault(place::denominator,
            fmt::format("the denominator is {}", number_text(denominator->value)),
            "it has to be above 0");
      return std::nullopt;
    }
    o.numerator = numerator->value;
    o.denominator = denominator->value;
    return 100 * numerator->value / denominator->value;
  }

  void read_value(observation& o) const {
    const auto value = row_.number(of(place::value));
    const auto low = row_.number(of(place::low));
    const auto high = row_.number(of(place::high));
    const auto ratio = read_ratio(o);
    require_fields(o.kind, ratio.has_value());
    if (value) {
      o.value = value->value;
      o.decimals = value->decimals;
      check_ratio(*value, ratio);
    } else if (ratio && !given(place::value)) {
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
      return fault(
          place::low,
          fmt::format("the range runs from {} down to {}", number_text(low), number_text(high)),
          "swap them");
    o.bounds = interval::between(low, high);
    if (o.value && !o.bounds.contains(*o.value))
      fault(given(place::value) ? place::value : place::numerator,
            fmt::format("{} lies outside of the range {} to {}", number_text(*o.value),
                        number_text(low), number_text(high)),
            "correct the value or the range");
  }

  /// A published share must equal its numerator over its denominator to the published digits.
  void check_ratio(const printed_number& value, std::optional<double> ratio) const {
    if (!ratio || agree_within_rounding(value, {*ratio, shortest_decimals(*ratio)})) return;
    fault(place::value,
          fmt::format("{} % is not 100 times numerator by denominator, which is {} %",
                      number_text(value.value), rounded_text(*ratio)),
          "correct one of the three");
  }

  /// Each kind needs its own fields and allows no others.
  void require_fields(observation_kind kind, bool has_ratio) const {
    const bool exact = kind == observation_kind::exact;
    const bool needs_low = kind == observation_kind::lower_bound || kind == observation_kind::range;
    const bool needs_high =
        kind == observation_kind::upper_bound || kind == observation_kind::range;
    const std::string name(to_string(kind));
    if (exact && !given(place::value) && !given(place::numerator) && !has_ratio)
      fault(place::value, "there is no value",
            "write it, or leave the row out: missing is not zero");
    check_field(place::low, needs_low, name);
    check_field(place::high, needs_high, name);
    if (given(place::value) &&
        (kind == observation_kind::lower_bound || kind == observation_kind::upper_bound))
      fault(place::value, fmt::format("a {} has no value of its own", name),
            "remove it, or change the kind");
  }

  void check_field(place column, bool needed, const std::string& kind) const {
    if (needed && !given(column))
      fault(column, fmt::format("the kind '{}' needs '{}'", kind, of(column).name), "add it");
    if (!needed && given(column))
      fault(column, fmt::format("the kind '{}' has no '{}'", kind, of(column).name),
            "remove it, or change the kind");
  }

  csv_row row_;
  const std::vector<csv_key>& columns_;
  text_pool texts_;
};

/// Whether two rows are one: a repeated value of the same source would count twice.
TIENDO_INLINE bool are_copies(const observation& a, const observation& b) {
  return a.bounds == b.bounds && a.period == b.period && a.indicator == b.indicator &&
         a.area.code == b.area.code && a.area.valid_from == b.area.valid_from && a.tier == b.tier &&
         a.method == b.method && a.unit == b.unit && a.proxy == b.proxy &&
         a.published == b.published && a.source == b.source && a.url == b.url;
}

/// A hash of what `are_copies` compares, never 0.
TIENDO_INLINE std::uint64_t copy_hash(const observation& o) {
  std::uint64_t hash = o.proxy ? 1 : 2;
  const auto add = [&](std::uint64_t more) {
    hash = (hash ^ more) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 32;
  };
  add(std::hash<std::string>()(o.indicator));
  add(std::hash<std::string>()(o.area.code));
  if (o.area.valid_from) add(std::hash<date>()(*o.area.valid_from));
  add(std::hash<period>()(o.period));
  add(std::bit_cast<std::uint64_t>(o.bounds.low()));
  add(std::bit_cast<std::uint64_t>(o.bounds.high()));
  add(std::hash<date>()(o.published.last_day()));
  add(std::hash<shared_text>()(o.source));
  if (!o.tier.empty()) add(std::hash<std::string>()(o.tier));
  if (!o.method.empty()) add(std::hash<shared_text>()(o.method));
  if (!o.unit.empty()) add(std::hash<std::string>()(o.unit));
  if (!o.url.empty()) add(std::hash<shared_text>()(o.url));
  return hash | 1;
}

/// Reports the rows that repeat an earlier one, in time proportional to their number: the rows
/// stand in a table by their hashes.
TIENDO_INLINE void find_copies(const observations& all, const std::vector<std::uint64_t>& hashes,
                               diagnostic_collector& faults, const progress& report) {
  constexpr std::size_t rows_a_report = 65'536;
  struct slot {
    std::uint32_t row = 0;   ///< from 1; 0: the place is free
    std::uint32_t hash = 0;  ///< the upper half, so that few rows have to be compared
  };
  std::vector<slot> slots(std::bit_ceil(all.size() + all.size() / 2 + 1));
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (report && i % rows_a_report == 0) report_progress(report, i, all.size());
    if (hashes[i] == 0) continue;
    const auto upper = static_cast<std::uint32_t>(hashes[i] >> 32);
    std::size_t at = (hashes[i] >> 1) & (slots.size() - 1);
    while (slots[at].row != 0 &&
           (slots[at].hash != upper || !are_copies(all[slots[at].row - 1], all[i])))
      at = (at + 1) & (slots.size() - 1);
    if (slots[at].row == 0)
      slots[at] = {static_cast<std::uint32_t>(i + 1), upper};
    else if (faults.is_full())
      faults.count();
    else
      faults.add({all[i].source_location.line, 1},
                 fmt::format("this is the row of line {} again",
                             all[slots[at].row - 1].source_location.line),
                 "remove one of them");
  }
}

TIENDO_INLINE observations_file parse_observations(std::string_view text,
                                                   diagnostic_collector& faults, decimal_mark mark,
                                                   const progress& report) {
  constexpr std::size_t shortest_row =
      33;  // the required fields of "i,a,2024-01-01,2024-12-31,2024,s"
  constexpr std::size_t distance = 64;
  const auto reader = std::make_shared<csv_reader>(text, faults, report);
  observations_file result;
  result.reader = reader;
  if (reader->header().empty()) return result;
  const auto layout = std::make_shared<csv_layout>(reader->header(), observation_columns(), faults);
  result.layout = layout;
  if (!layout->complete()) return result;
  result.observations.reserve(reader->most_records(shortest_row));
  const shared_text file = faults.file();
  std::vector<std::uint64_t> hashes;
  hashes.reserve(result.observations.capacity());
  observation_rows rows(*layout, reader->record(), mark, faults);
  for (std::size_t row = 0; reader->next(); ++row) {
    if (row % distance == 0) result.records.push_back(reader->here());
    const std::size_t faults_before = faults.found();
    observation o = rows.read();
    if (faults.is_full() && faults.found() > faults_before) continue;
    o.source_location = {file, reader->record().line(), 0};
    // a row that could not be read as a whole is compared with no other
    hashes.push_back(faults.found() > faults_before ? 0 : copy_hash(o));
    result.observations.push_back(std::move(o));
  }
  find_copies(result.observations, hashes, faults, report);
  return result;
}

}  // namespace tiendo::inline v0_1::detail
