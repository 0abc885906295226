#include "tiendo/assessment/assessor.hpp"

#include <doctest/doctest.h>

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
  CHECK_THROWS_AS(kept.rows_for("elsewhere"), lookup_error);
  CHECK_THROWS_AS(kept.rows_for("elsewhere", {}), lookup_error);
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

TEST_CASE("an assessor without a programme or observations throws") {
  const auto p = std::make_shared<const programme>(support::small_programme({}));
  const auto none = std::make_shared<const observations>();
  CHECK_THROWS_AS(assessor(nullptr, none, support::day("2025-06-30")), value_error);
  CHECK_THROWS_AS(assessor(p, nullptr, support::day("2025-06-30")), value_error);
  CHECK_NOTHROW(assessor(p, none, support::day("2025-06-30")));
}
