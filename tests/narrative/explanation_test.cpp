#include "tiendo/narrative/explanation.hpp"

#include <doctest/doctest.h>

#include "support/hcmc.hpp"

using namespace tiendo;

TEST_CASE(
    "an explanation names the act, the rule, each row's verdict, its figures and their sources") {
  const std::string text = explain(support::hcmc_on("2025-06-30"), "2393-17");
  for (const char* part :
       {"2393/QD-UBND, issued 2020-07-03", "at least 25 % of GRDP by 2025-12-31 (required)",
        "method mic: at_risk (pace)", "method gso: off_track (pace)", "latest: 22 (2024, estimate)",
        "base: 15.38 (2021)", "published 2025-02-19"})
    CHECK_MESSAGE(text.find(part) != std::string::npos, part);
}

TEST_CASE("a target that is not in force says so, and one that nobody knows is an error") {
  CHECK(explain(support::hcmc_on("2020-07-02"), "2393-17").find("not in force") !=
        std::string::npos);
  CHECK_THROWS_AS(explain(support::hcmc_on("2025-06-30"), "2393-99"), lookup_error);
}
