// tiendo/narrative/impl/explanation.ipp: bodies of tiendo/narrative/explanation.hpp.
#pragma once

#include "tiendo/narrative/explanation.hpp"

#include <cstddef>
#include <string>

#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/text.hpp"
#include "tiendo/model/act.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/narrative/describe.hpp"
#include "tiendo/narrative/detail/phrases.hpp"
#include "tiendo/narrative/detail/phrases_of.hpp"
#include "tiendo/narrative/language.hpp"
#include "tiendo/narrative/narrate.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::string explain(const assessment& a, const target_id& id, language l) {
  const auto rows = a.rows_of(id);
  const detail::phrases& say = detail::phrases_of(l);
  const programme& p = a.programme();
  const target& t = *p.find_target(id);
  const indicator& i = *p.find_indicator(t.indicator);
  const act& by = *p.find_act(t.basis.act);
  std::string text;
  const auto line = [&](const char* indent, const std::string& words) {
    text.append(indent).append(words).append(1, '\n');
  };
  const auto labelled = [&](const char* indent, detail::explanation_line which,
                            const std::string& words) {
    std::string label = say.word(which);
    const auto width = static_cast<std::size_t>(detail::code_points(label));
    if (width < say.label_width()) label.append(say.label_width() - width, ' ');
    line(indent, label + words);
  };
  using part = detail::explanation_line;
  const std::string symbol = say.symbol(i.unit);
  line("", t.id + "  " + say.name(i.name));
  if (!i.name.vi.empty() && !i.name.en.empty()) line("  ", say.other_name(i.name));
  labelled("  ", part::target,
           say.target_line(say.goal(say.rule(t.rule, symbol), t.due), t.bindingness, t.scope));
  if (t.aspiration)
    labelled("  ", part::aspiration, say.with_symbol(say.shortest(*t.aspiration), symbol));
  labelled("  ", part::act, say.issued(by.id, by.issued));
  if (!t.basis.words.empty()) labelled("  ", part::words, t.basis.words);
  if (!t.modifies.empty()) labelled("  ", part::modifies, t.modifies);
  labelled("  ", part::as_of, say.on(a.as_of()));
  if (rows.empty()) line("\n  ", say.not_in_force());
  for (const assessment_row* row : rows) {
    line("\n  ", say.heading(*row));
    line("    ", narrate(a, *row, l));
    const std::string causes = say.reasons(*row);
    if (!causes.empty()) labelled("    ", part::reasons, causes);
    if (const auto days = row->age_on(a.as_of())) labelled("    ", part::age, say.age(days->count));
    for (const std::string& source : describe_evidence(*row, a.observations(), l))
      line("    ", source);
  }
  return text;
}

}  // namespace tiendo::inline v0_1
