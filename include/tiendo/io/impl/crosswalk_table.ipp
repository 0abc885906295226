// tiendo/io/impl/crosswalk_table.ipp: bodies of tiendo/io/crosswalk_table.hpp.
#pragma once

#include "tiendo/io/crosswalk_table.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/crosswalk/connected_component.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/crosswalk/transfer.hpp"
#include "tiendo/crosswalk/transfer_ratio.hpp"
#include "tiendo/io/detail/table_maker.hpp"
#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE std::vector<std::string> codes_of(const std::vector<std::size_t>& places,
                                                const std::vector<crosswalk::reform_area>& units) {
  std::vector<std::string> codes;
  for (const std::size_t i : places) codes.push_back(units[i].code);
  return codes;
}

/// The day on which the areas that receive values are valid: the day of the reform, or, in the
/// backward direction, the day before it.
TIENDO_INLINE date far_day(const crosswalk::reform& r, crosswalk::transfer_direction w) {
  return w == crosswalk::transfer_direction::forward ? r.effective() : r.effective() - days(1);
}

TIENDO_INLINE std::string identity(const std::string& code, date day) {
  return to_string(area_id{code, day});
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE table to_table(const std::vector<crosswalk::connected_component>& blocks,
                             const crosswalk::reform& r, const progress& report) {
  const auto rows = detail::numbered(blocks.size());
  using enum column_type;
  detail::table_maker<std::size_t> make(rows, report);
  make.column("block", integer, [](std::size_t i) { return detail::whole(i); })
      .column("event", text, [&](std::size_t i) { return to_string(kind_of(blocks[i], r)); })
      .column("before", texts,
              [&](std::size_t i) { return detail::codes_of(blocks[i].before, r.before()); })
      .column("after", texts,
              [&](std::size_t i) { return detail::codes_of(blocks[i].after, r.after()); })
      .column("links", integer,
              [&](std::size_t i) { return detail::whole(blocks[i].links.size()); })
      .column("exact", boolean, [&](std::size_t i) { return blocks[i].after.size() == 1; });
  return make.take();
}

TIENDO_INLINE table to_table(const crosswalk::transferred_values& c, const crosswalk::reform& r,
                             crosswalk::transfer_direction w, const progress& report) {
  const date from = detail::far_day(r, w);
  using crosswalk::transferred_value;
  using enum column_type;
  detail::table_maker<transferred_value> make(c.areas, report);
  make.column("code", text, [](const transferred_value& a) { return a.code; })
      .column("area_id", text,
              [&](const transferred_value& a) { return detail::identity(a.code, from); })
      .column("value", number, [](const transferred_value& a) { return detail::exact_of(a.value); })
      .column("low", number, [](const transferred_value& a) { return detail::low_of(a.value); })
      .column("high", number, [](const transferred_value& a) { return detail::high_of(a.value); })
      .column("reason", text, [](const transferred_value& a) { return to_string(a.reason); })
      .column("basis", text, [](const transferred_value& a) { return a.basis; })
      .column("block", integer,
              [](const transferred_value& a) { return detail::whole(a.component); });
  return make.take();
}

TIENDO_INLINE table to_table(const crosswalk::transferred_ratios& c, const crosswalk::reform& r,
                             crosswalk::transfer_direction w, const progress& report) {
  const date from = detail::far_day(r, w);
  using crosswalk::transferred_ratio;
  using enum column_type;
  detail::table_maker<transferred_ratio> make(c.areas, report);
  make.column("code", text, [](const transferred_ratio& a) { return a.code; })
      .column("area_id", text,
              [&](const transferred_ratio& a) { return detail::identity(a.code, from); })
      .column("value", number, [](const transferred_ratio& a) { return detail::exact_of(a.ratio); })
      .column("low", number, [](const transferred_ratio& a) { return detail::low_of(a.ratio); })
      .column("high", number, [](const transferred_ratio& a) { return detail::high_of(a.ratio); })
      .column("numerator_low", number,
              [](const transferred_ratio& a) { return detail::low_of(a.numerator); })
      .column("numerator_high", number,
              [](const transferred_ratio& a) { return detail::high_of(a.numerator); })
      .column("denominator_low", number,
              [](const transferred_ratio& a) { return detail::low_of(a.denominator); })
      .column("denominator_high", number,
              [](const transferred_ratio& a) { return detail::high_of(a.denominator); })
      .column("reason", text, [](const transferred_ratio& a) { return to_string(a.reason); })
      .column("basis", text, [](const transferred_ratio& a) { return a.basis; })
      .column("block", integer,
              [](const transferred_ratio& a) { return detail::whole(a.component); });
  return make.take();
}

TIENDO_INLINE table to_table(const std::vector<crosswalk::component_total>& blocks,
                             const progress& report) {
  const auto rows = detail::numbered(blocks.size());
  using enum column_type;
  detail::table_maker<std::size_t> make(rows, report);
  make.column("block", integer, [](std::size_t i) { return detail::whole(i); })
      .column("value", number, [&](std::size_t i) { return blocks[i].total; })
      .column("present", number, [&](std::size_t i) { return blocks[i].present; })
      .column("missing", integer, [&](std::size_t i) { return detail::whole(blocks[i].missing); });
  return make.take();
}

TIENDO_INLINE table to_table(const std::vector<crosswalk::component_ratio>& blocks,
                             const progress& report) {
  const auto rows = detail::numbered(blocks.size());
  using enum column_type;
  detail::table_maker<std::size_t> make(rows, report);
  make.column("block", integer, [](std::size_t i) { return detail::whole(i); })
      .column("value", number, [&](std::size_t i) { return blocks[i].ratio; })
      .column("numerator", number, [&](std::size_t i) { return blocks[i].numerator; })
      .column("denominator", number, [&](std::size_t i) { return blocks[i].denominator; })
      .column("reason", text, [&](std::size_t i) { return to_string(blocks[i].reason); });
  return make.take();
}

TIENDO_INLINE table to_table(const std::vector<crosswalk::unmatched_value>& left,
                             const progress& report) {
  using crosswalk::unmatched_value;
  using enum column_type;
  detail::table_maker<unmatched_value> make(left, report);
  make.column("code", text, [](const unmatched_value& l) { return l.code; })
      .column("value", number, [](const unmatched_value& l) { return l.value; })
      .column("reason", text, [](const unmatched_value& l) { return to_string(l.reason); });
  return make.take();
}

}  // namespace tiendo::inline v0_1
