#include "tiendo/io/changes_table.hpp"

#include <doctest/doctest.h>

#include "support/hcmc.hpp"

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("a change has status, value and reason before and after") {
  const assessment before = support::hcmc_on("2025-06-15");
  const assessment after = support::hcmc_on("2025-06-16");  // the day the reform was passed
  const auto changes = diff(before, after);
  const table t = to_table(changes);
  REQUIRE(t.rows() == changes.size());
  CHECK(t.rows() == 5);  // the three district targets of the city and the two of the country
  const auto at = [&](const std::string& name, std::size_t i) {
    for (const column& c : t.columns)
      if (c.name == name) return c.cells[i];
    throw unknown_name(name);
  };
  for (std::size_t i = 0; i < t.rows(); ++i) {
    CHECK(at("change", i) == cell(std::string("status_changed")));
    CHECK(at("status_before", i) == cell(std::string("no_data")));
    CHECK(at("status_after", i) == cell(std::string("not_assessable")));
    CHECK(at("reason_after", i) == cell(std::string("tier_abolished")));
  }
}
