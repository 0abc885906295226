// tiendo/model/act.hpp: a legal act, and what a target rests on.
#pragma once

#include <string>

#include "tiendo/core/date.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/partial_date.hpp"

namespace tiendo::inline v0_1 {

/// A decision, plan, resolution or law. It is known from the last day of `issued` on (which may be
/// incomplete), and works from `effective` on.
struct act {
  std::string id = {};  ///< its number, such as "2393/QD-UBND"
  label title = {};
  partial_date issued = {};
  date effective = {};
  std::string url = {};
  std::string note = {};

  bool is_known_on(date day) const { return issued.last_day() <= day; }
};

/// Where a target is written: the act, the article, and its own words.
struct legal_basis {
  std::string act = {};
  std::string article = {};
  std::string words = {};
};

}  // namespace tiendo::inline v0_1
