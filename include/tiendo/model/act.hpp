// tiendo/model/act.hpp: a legal act, and the legal basis of a target.
#pragma once

#include <string>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/partial_date.hpp"

namespace tiendo::inline v0_1 {

/// A legal act: a decision, plan, resolution or law. It is known from the last day of `issued` on
/// (which may be incomplete), and is in force from `effective` on.
struct act {
  act_id id = {};  ///< its official number, such as "2393/QD-UBND"
  label title = {};
  partial_date issued = {};
  date effective = {};  ///< if empty, a programme sets it to the last day of `issued`
  std::string url = {};
  std::string note = {};

  bool is_known_on(date day) const { return issued.last_day() <= day; }
};

/// The legal basis of a target: the act, the article and the quoted wording.
struct legal_basis {
  act_id act = {};
  std::string article = {};
  std::string words = {};
};

}  // namespace tiendo::inline v0_1
