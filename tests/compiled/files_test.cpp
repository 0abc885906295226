#include "tiendo/compiled/files.hpp"

#include <doctest/doctest.h>

#include "support/hcmc.hpp"
#include "tiendo/io/assessment_json.hpp"
#include "tiendo/io/explanation.hpp"
#include "tiendo/io/table_csv.hpp"

using namespace tiendo;

TEST_CASE("the compiled entry points give what the headers give") {
  const assessment a = support::hcmc_on("2025-06-30");
  CHECK(compiled::to_csv(a) == to_csv(to_table(a)));
  CHECK(compiled::to_json(a) == to_json(a));
  CHECK(compiled::explain(a, "2393-17") == explain(a, "2393-17"));
  CHECK(support::hcmc().warnings.size() > 0);
  CHECK_THROWS_AS(compiled::read_inputs("none.toml", "none.csv"), input_error);
}
