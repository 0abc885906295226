#include "tiendo/io/needs_table.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <set>
#include <string>

#include "support/csv_document.hpp"
#include "support/hcmc.hpp"
#include "support/small_programme.hpp"
#include "tiendo/io/assessment_json.hpp"
#include "tiendo/io/detail/csv.hpp"
#include "tiendo/io/detail/csv_row.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/observations_file.hpp"
#include "tiendo/io/observations_csv.hpp"
#include "tiendo/io/table_csv.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::aim;
using support::assessed;
using support::figure;

TEST_CASE(
    "a template has each missing observation once, and can be read as observations when it is "
    "filled in") {
  const assessment a = support::hcmc_on("2024-12-31");
  const std::string text = observation_template(a.data_gaps());
  diagnostic_collector faults("x");
  const support::csv_document d = support::read_csv(text, faults);
  CHECK(faults.diagnostics().empty());
  CHECK(d.header.size() == observation_columns().size());
  std::set<std::string> lines;
  std::string filled;
  for (const csv_column& c : observation_columns())
    filled.append(filled.empty() ? "" : ",").append(c.name);
  for (const auto& record : d.records) {
    std::string line;
    for (std::size_t i = 0; i < record.size(); ++i) {
      const std::string name = observation_columns()[i].name;
      const std::string value = name == "value"       ? "1"
                                : name == "published" ? "2025"
                                : name == "source"    ? "s"
                                                      : record[i].text;
      line.append(i == 0 ? "" : ",").append(value);
    }
    CHECK(lines.insert(line).second);
    filled.append("\n").append(line);
  }
  CHECK(parse_observations(filled, "filled").size() == lines.size());
  CHECK(to_table(a.data_gaps()).rows() >= lines.size());
}

TEST_CASE(
    "the template of a programme has the observation that decides each target that can be "
    "decided") {
  const programme& p = *support::hcmc().programme;
  diagnostic_collector faults("x");
  const support::csv_document d = support::read_csv(observation_template(p), faults);
  const auto column = [](const std::string& name) {
    std::size_t i = 0;
    while (name != observation_columns()[i].name) ++i;
    return i;
  };
  std::set<std::string> indicators;
  for (const auto& record : d.records) {
    indicators.insert(record[column("indicator_id")].text);
    CHECK(record[column("tier")].text != "district");
  }
  CHECK(indicators.contains("labour_productivity_growth"));
  CHECK(indicators.contains("digital_economy_share_grdp"));
}

TEST_CASE("unused observations are named with the reason, in a table and in the JSON document") {
  const assessment a =
      assessed({aim("share", "economy", at_least(25))},
               {figure("economy", "2024", 26, "2025-01"), figure("survey", "2024", 50, "2025-01"),
                figure("economy", "2024", 26, "2025-01").of_tier("district").by("MIC")},
               "2025-06-30");
  CHECK(to_csv(to_table(a.unused(), a.observations())) ==
        "observation,indicator_id,area_code,area_valid_from,tier,method,period,source,reason\n"
        "1,survey,01,2000-01-01,,,2024,,no_target\n"
        "2,economy,01,2000-01-01,district,MIC,2024,,other_tier\n");
  const std::string document = to_json(a);
  for (const char* part : {"\"unused\"", "\"total\": 2", "\"no_target\": 1", "\"other_tier\": 1",
                           "\"other_area\": 0", "\"published_later\": 0"})
    CHECK_MESSAGE(document.find(part) != std::string::npos, part);
}

TEST_CASE("a template of a programme is stopped by its callback") {
  programme_parts parts = support::small_parts();
  parts.targets = {support::aim("a", "economy", at_least(25))};
  CHECK_THROWS_AS(
      observation_template(programme(parts), [](std::size_t, std::size_t) { return false; }),
      interrupted);
}
