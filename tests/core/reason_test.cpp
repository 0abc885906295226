#include "tiendo/core/reason.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("every reason has a unique code, and that of none is empty") {
  std::set<std::string_view> codes;
  for (int i = 0; i <= static_cast<int>(reason::too_few_values); ++i)
    CHECK(codes.insert(to_string(static_cast<reason>(i))).second);
  CHECK(codes.size() == detail::reason_names.size());
  CHECK(to_string(reason::none).empty());
}

TEST_CASE("the code of a reason is the name of its enumerator") {
  CHECK(to_string(reason::met) == "met");
  CHECK(to_string(reason::zero_target) == "zero_target");
  CHECK(to_string(reason::zero_value) == "zero_value");
  CHECK(to_string(reason::sign_change) == "sign_change");
  CHECK(to_string(reason::base_equals_target) == "base_equals_target");
  CHECK(to_string(reason::zero_base) == "zero_base");
  CHECK(to_string(reason::baseline_missing) == "baseline_missing");
  CHECK(to_string(reason::field_unknown) == "field_unknown");
  CHECK(to_string(reason::no_ratio) == "no_ratio");
  CHECK(to_string(reason::straddles_target) == "straddles_target");
  CHECK(to_string(reason::bounds_too_wide) == "bounds_too_wide");
  CHECK(to_string(reason::single_observation) == "single_observation");
  CHECK(to_string(reason::none_since_enactment) == "none_since_enactment");
  CHECK(to_string(reason::not_comparable) == "not_comparable");
  CHECK(to_string(reason::conflicting_sources) == "conflicting_sources");
  CHECK(to_string(reason::gap_in_series) == "gap_in_series");
  CHECK(to_string(reason::no_longer_attainable) == "no_longer_attainable");
  CHECK(to_string(reason::not_observed_at_due) == "not_observed_at_due");
  CHECK(to_string(reason::deadline_passed) == "deadline_passed");
  CHECK(to_string(reason::no_observation) == "no_observation");
  CHECK(to_string(reason::territory_changed) == "territory_changed");
  CHECK(to_string(reason::territory_ended) == "territory_ended");
  CHECK(to_string(reason::territory_unknown) == "territory_unknown");
  CHECK(to_string(reason::tier_abolished) == "tier_abolished");
  CHECK(to_string(reason::saturated) == "saturated");
  CHECK(to_string(reason::zero_spread) == "zero_spread");
  CHECK(to_string(reason::out_of_range) == "out_of_range");
  CHECK(to_string(reason::coverage_too_low) == "coverage_too_low");
  CHECK(to_string(reason::target_missing) == "target_missing");
  CHECK(to_string(reason::standing_still) == "standing_still");
  CHECK(to_string(reason::not_positive) == "not_positive");
  CHECK(to_string(reason::territory_split) == "territory_split");
  CHECK(to_string(reason::rule_not_forecast) == "rule_not_forecast");
  CHECK(to_string(reason::irregular_series) == "irregular_series");
  CHECK(to_string(reason::outside_horizon) == "outside_horizon");
  CHECK(to_string(reason::too_few_values) == "too_few_values");
}
