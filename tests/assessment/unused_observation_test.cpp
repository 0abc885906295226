#include "tiendo/assessment/unused_observation.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace tiendo;

TEST_CASE("every reason of an unused observation has a unique code") {
  std::set<std::string_view> codes;
  for (const unused_reason r : {unused_reason::published_later, unused_reason::no_target,
                                unused_reason::other_area, unused_reason::other_tier})
    CHECK(codes.insert(to_string(r)).second);
  CHECK(codes.size() == detail::unused_reason_names.size());
  CHECK(to_string(unused_reason::other_tier) == "other_tier");
}
