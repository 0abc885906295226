#include "tiendo/io/comparison_table.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <nlohmann/json.hpp>

#include "support/hcmc.hpp"

using namespace tiendo;
using namespace tiendo::detail;

namespace {
const method_comparison& compared() {
  static const method_comparison c = compare_methods(
      support::hcmc().programme, support::hcmc().observations, *date::parse("2026-03-31"));
  return c;
}
}  // namespace

TEST_CASE("the table has a row for each verdict, and each undefined ratio a reason") {
  const table t = to_table(compared());
  std::size_t verdicts = 0;
  for (const target_comparison& c : compared().targets) verdicts += c.assessments.size();
  CHECK(t.rows() == verdicts);
  const auto column = [&](const char* name) -> const std::vector<cell>& {
    for (const auto& c : t.columns)
      if (c.name == name) return c.cells;
    FAIL("no column " << name);
    return t.columns.front().cells;
  };
  for (std::size_t i = 0; i < t.rows(); ++i)
    if (std::holds_alternative<std::monostate>(column("ratio")[i]))
      CHECK(std::holds_alternative<std::string>(column("reason")[i]));
  CHECK(std::get<std::string>(column("target_id")[0]) == compared().targets.front().target);
}

TEST_CASE("the document contains the same rows and the series that were not compared") {
  const auto document = nlohmann::json::parse(to_json(compared()));
  CHECK(document["format"] == 1);
  CHECK(document["programme"] == "q2393");
  CHECK(document["as_of"] == "2026-03-31");
  CHECK(document["rows"].size() == to_table(compared()).rows());
  CHECK(document["left_out"].size() == compared().not_compared.size());
  CHECK(document["left_out"][0]["reason"] == "no_observation");
}
