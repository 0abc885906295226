#include "tiendo/io/needs_table.hpp"

#include <doctest/doctest.h>

#include <set>

#include "support/hcmc.hpp"
#include "tiendo/io/detail/csv.hpp"
#include "tiendo/io/detail/csv_row.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/observations_file.hpp"
#include "tiendo/io/observations_csv.hpp"

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE(
    "a template has each missing observation once, and can be read as observations when it is "
    "filled in") {
  const assessment a = support::hcmc_on("2024-12-31");
  const std::string text = observation_template(a.data_gaps());
  diagnostic_collector faults("x");
  const csv_document d = read_csv(text, faults);
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
  const csv_document d = read_csv(observation_template(p), faults);
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
