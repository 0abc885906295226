// tiendo/narrative/impl/phrases.ipp: bodies of tiendo/narrative/detail/phrases.hpp.
#pragma once

#include "tiendo/narrative/detail/phrases.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE std::string phrases::disagreement(verdict v, double probability) const {
  const bool likely = reaches(probability, 0.5);
  switch (v) {
    case verdict::achieved: return likely ? "" : reached_but_unlikely();
    case verdict::on_track: return likely ? "" : fast_but_unlikely();
    case verdict::at_risk:
    case verdict::off_track:
    case verdict::deteriorating: return likely ? slow_but_likely() : "";
    default: return "";
  }
}

TIENDO_INLINE std::string phrases::list(const std::vector<std::string>& items) const {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i)
    text += (i == 0 ? "" : i + 1 == items.size() ? conjunction() : ", ") + items[i];
  return text;
}

TIENDO_INLINE std::string phrases::provenance(const period& p, const std::string& method,
                                              observation_status status) const {
  return over(p) + (method.empty() ? "" : method_word() + method) +
         (status == observation_status::final ? "" : ", " + word(status));
}

TIENDO_INLINE std::string phrases::evidence(evidence_role role, const std::string& figure,
                                            const observation& o) const {
  return fmt::format("{}: {} ({}), {}, {} {}{}", word(role), figure,
                     provenance(o.period, "", o.status), o.source.text(), published(),
                     on(o.published), o.url.empty() ? std::string() : ", " + o.url);
}

TIENDO_INLINE std::string phrases::target_line(const std::string& goal, bindingness b,
                                               const scope& area) const {
  return fmt::format("{} ({}), {} {}{}", goal, word(b), whom(), to_string(area.area),
                     area.tier.empty() ? "" : tier_word() + area.tier);
}

TIENDO_INLINE std::string phrases::spaced(std::string text) {
  for (char& c : text)
    if (c == '_') c = ' ';
  return text;
}

}  // namespace tiendo::inline v0_1::detail
