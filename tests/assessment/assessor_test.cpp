#include "tiendo/assessment/assessor.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "support/hcmc.hpp"
#include "support/small_programme.hpp"
#include "tiendo/assessment/assess.hpp"
#include "tiendo/narrative/narrate.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::aim;
using support::day;
using support::figure;

namespace {

figure economy(const char* period, double value, const char* published) {
  return figure("economy", period, value, published);
}

const target share = aim("share", "economy", at_least(25));

/// The rows of an assessment of all observations at once, as sentences and evidence.
std::vector<std::string> told(const assessment& a, const std::vector<assessment_row>& rows) {
  std::vector<std::string> texts;
  for (const assessment_row& row : rows) {
    std::string text = narrate(a, row);
    for (const evidence_item& e : row.evidence.observations)
      text.append(" ").append(std::to_string(e.observation)).append(to_string(e.role));
    texts.push_back(std::move(text));
  }
  return texts;
}

/// Compares the rows with `more` as additional observations to those with `more` in the file.
void check_as_in_file(const target& t, const observations& known, const observations& more) {
  const programme p = support::small_programme({t});
  const date on = day("2025-08-30");
  observations all = known;
  all.insert(all.end(), more.begin(), more.end());
  const assessment whole = assess(p, all, on);
  CHECK(told(whole, assessor(p, known, on).rows_for(t.id, more)) == told(whole, whole.rows()));
}

}  // namespace

TEST_CASE("an assessor gives the rows of an assessment, for all targets and for one") {
  const auto& [p, o] = std::pair(support::hcmc().programme, support::hcmc().observations);
  const assessor kept(p, o, day("2025-06-30"));
  const assessment whole = assess(p, o, day("2025-06-30"));
  CHECK(told(kept.assess(), kept.assess().rows()) == told(whole, whole.rows()));
  for (const char* id : {"2393-17", "2393-10"}) {
    std::vector<assessment_row> rows;
    for (const assessment_row* row : whole.rows_of(id)) rows.push_back(*row);
    CHECK(told(whole, kept.rows_for(id)) == told(whole, rows));
  }
}

TEST_CASE("a target that is not in force has no rows, and an unknown one is an error") {
  const assessor kept(support::small_programme({share}), {}, day("2019-12-31"));
  CHECK(kept.rows_for("share").empty());
  CHECK(kept.rows_for("share", {economy("2018", 1, "2019")}).empty());
  CHECK_THROWS_AS(kept.rows_for("elsewhere"), unknown_name);
  CHECK_THROWS_AS(kept.rows_for("elsewhere", {}), unknown_name);
}

TEST_CASE("additional observations count as if they were at the end of the file") {
  const observations known{economy("2021", 15.38, "2022"), economy("2023", 18, "2024"),
                           economy("2023", 17, "2024").by("MIC")};
  check_as_in_file(share, known, {});
  check_as_in_file(share, known, {economy("2024", 22, "2025-01")});
  check_as_in_file(share, known, {economy("2023", 19, "2025-01")});            // a conflict
  check_as_in_file(share, known, {economy("2023", 19, "2025-01").revised()});  // a revision
  check_as_in_file(share, known, {economy("2020", 12, "2025-01"), economy("2024", 20, "2025-02")});
  check_as_in_file(share, known, {economy("2024", 22, "2025-01").by("GSO")});  // a new series
  check_as_in_file(share, known, {economy("2025-H1", 22, "2026-01")});         // not yet known
  check_as_in_file(share, {}, {economy("2024", 22, "2025-01")});
  check_as_in_file(share, known, {figure("dossiers", "2024", 50, "2025-01")});  // another indicator
  check_as_in_file(share, known,
                   {economy("2025-H2", 22, "2025-08").in(support::in(support::new_city))});
}

TEST_CASE("an additional observation changes only the rows of the call that it is given to") {
  const assessor kept(support::small_programme({share}), {economy("2021", 15.38, "2022")},
                      day("2025-06-30"));
  CHECK(kept.rows_for("share").front().judgement.status == verdict::insufficient_data);
  const auto supposed = kept.rows_for("share", {economy("2024", 26, "2025-01")});
  CHECK(supposed.front().judgement.status == verdict::achieved);
  CHECK(supposed.front().evidence.observations.front().observation ==
        1);  // after the one that is known
  CHECK(kept.rows_for("share").front().judgement.status == verdict::insufficient_data);
}

TEST_CASE(
    "observations that do not fit are errors in the constructor and as additional observations") {
  const programme p = support::small_programme({share});
  CHECK_THROWS_AS(assessor(p, {figure("nothing", "2024", 1, "2025")}, day("2025-06-30")),
                  input_error);
  const assessor kept(p, {}, day("2025-06-30"));
  CHECK_THROWS_AS(kept.rows_for("share", {figure("nothing", "2024", 1, "2025")}), input_error);
}

TEST_CASE("an assessor outlives its inputs") {
  const auto kept = [] {
    return assessor(support::small_programme({share}), {economy("2023", 26, "2024-01")},
                    day("2024-06-30"));
  }();
  const assessor copy = kept;
  CHECK(copy.rows_for("share").front().judgement.status == verdict::achieved);
}

TEST_CASE("null pointers and a day that was not given are errors") {
  const auto p = std::make_shared<const programme>(support::small_programme({share}));
  const auto o = std::make_shared<const observations>();
  CHECK_THROWS_AS(assessor(nullptr, o, day("2025-06-30")), invalid_value);
  CHECK_THROWS_AS(assessor(p, nullptr, day("2025-06-30")), invalid_value);
  CHECK_THROWS_AS(assessor(p, o, date()), invalid_value);
  CHECK_THROWS_AS(assess(nullptr, o, day("2025-06-30")), invalid_value);
  CHECK_THROWS_AS(assess(p, nullptr, day("2025-06-30")), invalid_value);
  CHECK_THROWS_AS(assessment(nullptr, o, day("2025-06-30"), {}), invalid_value);
  CHECK_THROWS_AS(assessment(p, nullptr, day("2025-06-30"), {}), invalid_value);
  CHECK(assessor(p, o, day("2025-06-30")).assess().rows().size() == 1);
}

TEST_CASE("an assessor reports that no target is done while it checks the observations") {
  std::vector<std::pair<std::size_t, std::size_t>> calls;
  observations days_of_years;
  for (int i = 0; i < 8192; ++i)  // the checks report after so many
    days_of_years.push_back(
        economy(to_string(day("2000-01-01") + days(i)).c_str(), 15, "2024-12-31"));
  const assessor kept(std::make_shared<const programme>(support::small_programme({share})),
                      std::make_shared<const observations>(std::move(days_of_years)),
                      day("2025-06-30"), {}, [&](std::size_t done, std::size_t total) {
                        calls.emplace_back(done, total);
                        return true;
                      });
  CHECK_FALSE(calls.empty());
  for (const auto& call : calls) CHECK(call == std::pair<std::size_t, std::size_t>(0, 1));
}

TEST_CASE("an assessment has the warnings about its programme and its observations") {
  const figure early = economy("2023", 15, "2023-11-30");
  const assessment a = assess(support::small_programme({share}), {early}, day("2025-06-30"));
  REQUIRE(a.warnings().size() == 3 + 1);  // three communes of ended parents
  CHECK(a.warnings()[0].subject == "area 101@2000-01-01");
  CHECK(to_string(a.warnings()[3]) ==
        "observation 0 (economy, 01, 2023), published: published 2023-11-30 before the period ends "
        "on 2023-12-31; check both dates");
  CHECK(support::hcmc_on("2025-06-30").warnings().size() == support::hcmc().warnings.size());
}

TEST_CASE("a programme and observations made in code are refused, not read beyond their end") {
  const date on = day("2025-06-30");
  const auto refused = [&](auto change) {
    programme_parts parts = support::small_parts();
    parts.targets = {share};
    change(parts);
    CHECK_THROWS_AS(assess(programme(parts), {economy("2024", 20, "2025-02")}, on), input_error);
  };
  refused([](programme_parts& p) { p.targets[0].basis.act = ""; });
  refused([](programme_parts& p) { p.targets[0].indicator = ""; });
  refused([](programme_parts& p) { p.indicators[0].unit = {.id = "persons"}; });
  refused([](programme_parts& p) { p.targets[0].due = {}; });
  refused([](programme_parts& p) { p.areas[1].tier = ""; });
  const programme p = support::small_programme({share});
  for (const auto change :
       {+[](observation& o) { o.value.reset(); }, +[](observation& o) { o.value = std::nan(""); },
        +[](observation& o) { o.published = {}; }, +[](observation& o) { o.period = {}; },
        +[](observation& o) { o.bounds = interval::exactly(10); }}) {
    observation o = economy("2024", 20, "2025-02");
    change(o);
    CHECK_THROWS_AS(assess(p, {o}, on), input_error);
    CHECK_THROWS_AS(assessor(p, {}, on).rows_for("share", {o}), input_error);
  }
}

TEST_CASE("a target takes the dates of its act and the version of its area") {
  target brief{.id = "share",
               .indicator = "economy",
               .rule = at_least(25),
               .due = day("2025-12-31"),
               .basis = {.act = "1/QD"}};
  brief.scope.area.code = "01";
  const observations known{economy("2020", 10, "2021-02"), economy("2024", 20, "2025-02")};
  for (const char* text : {"2020-07-02", "2020-07-03", "2022-01-01", "2025-06-30", "2026-03-01"}) {
    const assessment whole = assess(support::small_programme({share}), known, day(text));
    const assessment a = assess(support::small_programme({brief}), known, day(text));
    CHECK(told(a, a.rows()) == told(whole, whole.rows()));
  }
}

TEST_CASE("members of a temporary assessment return copies") {
  std::vector<std::string> ids;
  for (const assessment_row& row :
       assess(support::small_programme({share}), {}, day("2025-06-30")).rows())
    ids.push_back(row.subject.target);
  for (const target& t : support::small_programme({share}).targets()) ids.push_back(t.id);
  for (const target& t :
       assess(support::small_programme({share}), {}, day("2025-06-30")).programme().targets())
    ids.push_back(t.id);
  CHECK(ids == std::vector<std::string>{"share", "share", "share"});
}
