#include "tiendo/io/assessment_json.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include <nlohmann/json.hpp>
#include "support/hcmc.hpp"
#include "tiendo/core/version.hpp"

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE(
    "one document contains programme, day, totals, targets, units and rows with their evidence") {
  const assessment a = support::hcmc_on("2025-06-30");
  const auto document = nlohmann::json::parse(to_json(a));
  CHECK(document["format"] == 1);
  CHECK(document["tiendo"] == version());
  CHECK(document["programme"]["id"] == "q2393");
  CHECK(document["as_of"] == "2025-06-30");
  CHECK(document["rows"].size() == a.rows().size());
  CHECK(document["totals"]["by_act"]["2393/QD-UBND"]["total"] == 43);
  CHECK(document["units"]["percent_of_grdp"] == "% of GRDP");
  CHECK(document["targets"]["2393-17"]["act"] == "2393/QD-UBND");
  bool seen = false;
  for (const auto& row : document["rows"]) {
    if (row["target_id"] != "2393-17" || row["method"] != "mic") continue;
    seen = true;
    CHECK(row["evidence"][0]["role"] == "latest");
    CHECK(row["evidence"][0]["value"] == 22);
    CHECK(row["evidence"][0]["published"] == "2025-02-19");
    REQUIRE(row["prospect"].size() == 1);  // from 2024 to the due year
    CHECK(row["prospect"][0]["period"] == "2025");
    CHECK(row["prospect"][0]["median"] == row["forecast_at_due"]);
    CHECK(row["lo_80"] < row["forecast_at_due"]);
    CHECK(row["forecast_at_due"] < row["hi_80"]);
    CHECK(row["probability"] > 0);
    CHECK(row["probability"] < 1);
  }
  CHECK(seen);
}

TEST_CASE(
    "each row has the verdict that counts for its target in its area, or null where it does not "
    "count") {
  const assessment a = support::hcmc_on("2025-06-30");
  const auto document = nlohmann::json::parse(to_json(a));
  std::size_t counting = 0;
  for (std::size_t i = 0; i < a.rows().size(); ++i) {
    const assessment_row& row = a.rows()[i];
    const auto& counted = document["rows"][i]["counted"];
    CHECK(counted.is_null() == !row.counts());
    if (row.subject.primary && row.counts())
      CHECK(counted == std::string(to_string(row.judgement.status)));
    if (row.subject.target == "2393-17" && row.counts()) CHECK(counted == "disputed");
    counting += row.counts() ? 1 : 0;
  }
  CHECK(counting > 0);
}

TEST_CASE("the document in Vietnamese differs in its texts alone") {
  const assessment a = support::hcmc_on("2025-06-30");
  auto english = nlohmann::json::parse(to_json(a));
  auto vietnamese = nlohmann::json::parse(to_json(a, language::vietnamese));
  CHECK(vietnamese != english);
  for (auto* document : {&english, &vietnamese})
    for (auto& row : (*document)["rows"])
      for (const char* text : {"note", "rule_in_words", "needed"}) row.erase(text);
  CHECK(vietnamese == english);
}

TEST_CASE("a document reports 0 rows before the first of them, and is stopped there") {
  const assessment a = support::hcmc_on("2025-06-30");
  std::vector<std::size_t> done;
  to_json(a, language::english, [&](std::size_t rows, std::size_t total) {
    CHECK(total == a.rows().size());
    done.push_back(rows);
    return true;
  });
  CHECK(done.size() > 1);
  CHECK(std::is_sorted(done.begin(), done.end()));
  const progress stop = [](std::size_t, std::size_t) { return false; };
  CHECK_THROWS_AS(to_json(a, language::english, stop), interrupted);
  CHECK_THROWS_AS(a.counted_verdicts(stop), interrupted);
  CHECK_THROWS_AS(a.totals(stop), interrupted);
}
