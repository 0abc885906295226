// tiendo/narrative/impl/describe.ipp: bodies of tiendo/narrative/describe.hpp.
#pragma once

#include "tiendo/narrative/describe.hpp"

#include <string>
#include <vector>

#include "tiendo/assessment/need.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/rule.hpp"
#include "tiendo/narrative/detail/phrases.hpp"
#include "tiendo/narrative/detail/phrases_of.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::string describe(verdict v, language l) {
  return detail::phrases_of(l).word(v);
}

TIENDO_INLINE std::string describe(reason r, language l) {
  return detail::phrases_of(l).word(r);
}

TIENDO_INLINE std::string symbol_of(const unit_of_measure& unit, language l) {
  return detail::phrases_of(l).symbol(unit);
}

TIENDO_INLINE std::string describe(const rule& r, const std::string& symbol, language l) {
  return detail::phrases_of(l).rule(r, symbol);
}

TIENDO_INLINE std::string describe(const evidence_item& e, const observation& o, language l) {
  const detail::phrases& say = detail::phrases_of(l);
  const bool exact = o.value && o.bounds.is_exact();
  return say.evidence(e.role, exact ? say.shortest(*o.value) : say.bounds(o.bounds), o);
}

TIENDO_INLINE std::vector<std::string> describe_evidence(const assessment_row& row,
                                                         const observations& all, language l) {
  std::vector<std::string> lines;
  for (const evidence_item& e : row.evidence.observations)
    lines.push_back(describe(e, all[e.observation], l));
  return lines;
}

TIENDO_INLINE std::string describe_data_gaps(const std::vector<data_gap>& gaps, language l) {
  return gaps.empty() ? "" : detail::phrases_of(l).gaps(gaps);
}

}  // namespace tiendo::inline v0_1
