// The parts of a programme as tables.
#pragma once

#include <algorithm>
#include <vector>

#include "tiendo/io/table.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo_python {

using namespace tiendo;
using enum tiendo::column_type;

inline table targets_of(const programme& p) {
  using part = target;
  const auto wanted = [&](const part& t) -> const indicator& { return *p.find_indicator(t.indicator); };
  return detail::table_maker<part>(p.targets())
      .column("target_id", text, [](const part& t) { return t.id; })
      .column("programme", text, [](const part& t) { return t.programme; })
      .column("indicator_id", text, [](const part& t) { return t.indicator; })
      .column("name_vi", text, [&](const part& t) { return wanted(t).name.vi; })
      .column("name_en", text, [&](const part& t) { return wanted(t).name.en; })
      .column("area_code", text, [](const part& t) { return t.where.area.code; })
      .column("area_valid_from", day, [](const part& t) { return t.where.area.valid_from; })
      .column("tier", text, [](const part& t) { return t.where.tier; })
      .column("each", boolean, [](const part& t) { return t.where.each; })
      .column("rule", text, [](const part& t) { return name_of(t.rule); })
      .column("rule_in_words", text, [&](const part& t) { return describe(t.rule, wanted(t).unit.symbol); })
      .column("aspiration", number, [](const part& t) { return t.aspiration; })
      .column("due", day, [](const part& t) { return t.due; })
      .column("bindingness", text, [](const part& t) { return to_string(t.bindingness); })
      .column("act", text, [](const part& t) { return t.basis.act; })
      .column("article", text, [](const part& t) { return t.basis.article; })
      .column("words", text, [](const part& t) { return t.basis.words; })
      .column("enacted", day, [](const part& t) { return t.enacted; })
      .column("in_force_from", day, [](const part& t) { return t.in_force_from; })
      .column("in_force_to", day, [](const part& t) { return t.in_force_to; })
      .column("closed_by", text, [](const part& t) { return t.closed_by; })
      .column("method", text, [](const part& t) { return t.method; })
      .column("proxies", texts, [](const part& t) { return t.proxies; })
      .column("modifies", text, [](const part& t) { return t.modifies; })
      .column("note", text, [](const part& t) { return t.note; })
      .take();
}

inline table indicators_of(const programme& p) {
  using part = indicator;
  return detail::table_maker<part>(p.indicators())
      .column("indicator_id", text, [](const part& i) { return i.id; })
      .column("name_vi", text, [](const part& i) { return i.name.vi; })
      .column("name_en", text, [](const part& i) { return i.name.en; })
      .column("definition", text, [](const part& i) { return i.definition; })
      .column("unit", text, [](const part& i) { return i.unit.id; })
      .column("direction", text, [](const part& i) { return to_string(i.better); })
      .column("lowest", number, [](const part& i) { return i.lowest; })
      .column("highest", number, [](const part& i) { return i.highest; })
      .column("numerator", text, [](const part& i) { return i.numerator; })
      .column("denominator", text, [](const part& i) { return i.denominator; })
      .column("excludes", text, [](const part& i) { return i.excludes; })
      .column("frequency", text, [](const part& i) { return to_string(i.produced); })
      .column("source", text, [](const part& i) { return i.source; })
      .take();
}

inline table acts_of(const programme& p) {
  using part = act;
  return detail::table_maker<part>(p.acts())
      .column("act", text, [](const part& a) { return a.id; })
      .column("title_vi", text, [](const part& a) { return a.title.vi; })
      .column("title_en", text, [](const part& a) { return a.title.en; })
      .column("issued", text, [](const part& a) { return to_string(a.issued); })
      .column("effective", day, [](const part& a) { return a.effective; })
      .column("url", text, [](const part& a) { return a.url; })
      .column("note", text, [](const part& a) { return a.note; })
      .take();
}

inline table tiers_of(const programme& p) {
  using part = tier;
  return detail::table_maker<part>(p.tiers())
      .column("tier", text, [](const part& t) { return t.id; })
      .column("name_vi", text, [](const part& t) { return t.name.vi; })
      .column("name_en", text, [](const part& t) { return t.name.en; })
      .column("level", integer, [](const part& t) { return static_cast<std::int64_t>(t.level); })
      .column("valid_from", day, [](const part& t) { return t.valid_from; })
      .column("valid_to", day, [](const part& t) { return t.valid_to; })
      .column("ended_by", text, [](const part& t) { return t.ended_by; })
      .take();
}

inline table areas_of(const programme& p) {
  using part = area;
  return detail::table_maker<part>(p.areas())
      .column("area_code", text, [](const part& a) { return a.id.code; })
      .column("area_valid_from", day, [](const part& a) { return a.id.valid_from; })
      .column("area_valid_to", day, [](const part& a) { return a.valid_to; })
      .column("tier", text, [](const part& a) { return a.tier; })
      .column("name_vi", text, [](const part& a) { return a.name.vi; })
      .column("name_en", text, [](const part& a) { return a.name.en; })
      .column("successor_code", text, [](const part& a) { return a.successor ? a.successor->code : std::string(); })
      .column("successor_valid_from", day, [](const part& a) {
        return a.successor ? std::optional(a.successor->valid_from) : std::nullopt;
      })
      .column("ended_by", text, [](const part& a) { return a.ended_by; })
      .column("note", text, [](const part& a) { return a.note; })
      .take();
}

/// The standard units, then those the programme declares.
inline table units_of(const programme& p) {
  using part = unit_of_measure;
  std::vector<part> all = standard_units();
  all.insert(all.end(), p.parts().units.begin(), p.parts().units.end());
  return detail::table_maker<part>(all)
      .column("unit", text, [](const part& u) { return u.id; })
      .column("kind", text, [](const part& u) { return to_string(u.kind); })
      .column("symbol", text, [](const part& u) { return u.symbol; })
      .column("lowest", number, [](const part& u) { return u.lowest; })
      .column("highest", number, [](const part& u) { return u.highest; })
      .take();
}

}  // namespace tiendo_python
