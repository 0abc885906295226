// The e-government index recomputed from its published components. The values are not part of the
// project: the environment variable TIENDO_DATA names the folder that holds them.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <string>

#include "support/files.hpp"
#include "tiendo/index/compute_index.hpp"
#include "tiendo/io/detail/csv_row.hpp"
#include "tiendo/io/detail/file_text.hpp"
#include "tiendo/io/index_toml.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using namespace tiendo::index;
using namespace tiendo::statistics;
using namespace tiendo::index::detail;
using namespace tiendo::statistics::detail;

namespace {

struct edition {
  index_values values;
  std::vector<double> published;
  std::vector<std::int64_t> ranks;
};

std::map<std::string, edition> editions(const std::string& folder) {
  diagnostic_collector faults("egdi");
  const auto text = read_text(std::filesystem::path(folder) / "egdi/egdi_2003_2018.csv", faults);
  REQUIRE(text);
  csv_reader reader(*text, faults);
  const csv_layout layout(
      reader.header(),
      {{"survey_year"}, {"country"}, {"egdi_rank"}, {"egdi"}, {"epi"}, {"osi"}, {"hci"}, {"tii"}},
      faults);
  std::map<std::string, edition> all;
  while (reader.next()) {
    const csv_row row(layout, reader.record(), decimal_mark::point, faults);
    edition& e = all[row.text("survey_year")];
    e.values.units.push_back(row.text("country"));
    for (const char* part : {"osi", "hci", "tii"}) {
      const auto x = row.number(part);
      e.values.columns[part].values.push_back(x ? x->value : missing_value);
    }
    const auto published = row.number("egdi");
    e.published.push_back(published ? published->value : missing_value);
    e.ranks.push_back(row.whole_number("egdi_rank").value_or(0));
  }
  CHECK(faults.diagnostics().empty());
  return all;
}

/// The shipped index, published with `decimals`.
index_definition shipped(int decimals, bool zero_is_missing) {
  const index_definition file = read_index(support::tree() / "examples/indices/egdi.toml");
  std::vector<node> nodes = file.nodes();
  nodes[file.root()].decimals = decimals;
  if (zero_is_missing)
    for (const char* part : {"osi", "tii", "hci"}) {
      std::erase_if(nodes, [&](const node& n) { return n.parent == part; });
      for (node& n : nodes)
        if (n.id == part) {
          n.aggregate.reset();
          n.normalise.clear();
          n.zero_is_missing = true;
        }
    }
  return {file.id(), file.name(), std::move(nodes)};
}

}  // namespace

TEST_CASE(
    "the mean of the components is the published index of 2014, 2016 and 2018, with its ranks") {
  const char* folder = std::getenv("TIENDO_DATA");
  if (!folder) {
    MESSAGE("skipped: TIENDO_DATA names no folder");
    return;
  }
  const auto all = editions(folder);
  // published with five decimals, the edition of 2018 with four
  for (const auto& [year, decimals] : {std::pair("2014", 5), {"2016", 5}, {"2018", 4}}) {
    const std::string printed = year;
    CAPTURE(printed);
    const edition& e = all.at(year);
    REQUIRE(e.published.size() == 193);
    const index_result result = compute_index(shipped(decimals, false), e.values);
    const auto ranks = result.ranks();
    double largest = 0;
    for (std::size_t i = 0; i < e.published.size(); ++i) {
      CAPTURE(e.values.units[i]);
      REQUIRE(ranks[i]);
      largest = std::max(largest, std::abs(result.of_index().scores[i] - e.published[i]));
      CHECK(ranks[i]->position() == e.ranks[i]);
    }
    CHECK(largest <= 0.0001);
  }
}

TEST_CASE(
    "zeros that code missing components give no score, where the old editions publish an index of "
    "0") {
  const char* folder = std::getenv("TIENDO_DATA");
  if (!folder) {
    MESSAGE("skipped: TIENDO_DATA names no folder");
    return;
  }
  const auto all = editions(folder);
  std::size_t coded = 0;
  for (const char* year : {"2003", "2004", "2005", "2008", "2010", "2012"}) {
    const edition& e = all.at(year);
    const index_result result = compute_index(shipped(4, true), e.values);
    for (std::size_t i = 0; i < e.published.size(); ++i) {
      if (e.published[i] != 0) continue;
      ++coded;
      CHECK(is_missing(result.of_index().scores[i]));
      CHECK(result.of_index().scores.reason_at(i) == reason::no_observation);
    }
  }
  CHECK(coded > 50);
}
