// tiendo/assessment/difference.hpp: the changes between two assessments of one programme.
#pragma once

#include <vector>

#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/row.hpp"

namespace tiendo::inline v0_1 {

/// The kind of a change of a row.
enum class change_kind { appeared, disappeared, status_changed, figure_changed, reason_changed };

constexpr const char* to_string(change_kind k) {
  switch (k) {
    case change_kind::appeared: return "appeared";
    case change_kind::disappeared: return "disappeared";
    case change_kind::status_changed: return "status_changed";
    case change_kind::figure_changed: return "figure_changed";
    case change_kind::reason_changed: return "reason_changed";
  }
  return "";
}

/// One row before and after the change; one of the two is null where the row appeared or
/// disappeared. The rows belong to the assessments, which must outlive the change.
struct change {
  change_kind kind = change_kind::appeared;
  const assessment_row* before = nullptr;
  const assessment_row* after = nullptr;

  const assessment_row& row() const { return after ? *after : *before; }
};

/// The changes from one assessment to a later one: rows that appeared or disappeared, and for rows
/// in both of them a changed verdict, else a changed latest value, else a changed main reason.
/// Temporary assessments, which would not outlive the changes, do not compile.
std::vector<change> diff(const assessment& before, const assessment& after);
std::vector<change> diff(const assessment&& temporary, const assessment& after) = delete;
std::vector<change> diff(const assessment& before, const assessment&& temporary) = delete;
std::vector<change> diff(const assessment&& before, const assessment&& after) = delete;

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/impl/difference.ipp"
#endif
