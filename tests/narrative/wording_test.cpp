#include "tiendo/narrative/wording.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "support/small_programme.hpp"

using namespace tiendo;
using support::aim;
using support::assessed;
using support::day;
using support::figure;
using support::in;
using support::only_row;

namespace {

const target share = aim("share", "economy", at_least(25));

figure economy(const char* period, double value, const char* published) {
  return figure("economy", period, value, published);
}

std::string note(const target& t, const observations& all, const char* as_of) {
  return only_row(t, all, as_of).note;
}

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a number for reading has two decimals, four below 1, and no trailing zeros") {
  CHECK(detail::plain(22) == "22");
  CHECK(detail::plain(100) == "100");
  CHECK(detail::plain(2.2066666) == "2.21");
  CHECK(detail::plain(-3.5) == "-3.5");
  CHECK(detail::plain(0.73555) == "0.7356");
  CHECK(detail::plain(0.5) == "0.5");
  CHECK(detail::plain(0) == "0");
  CHECK(detail::plain(-0.00001) == "0");
}

TEST_CASE("what is known of a value is told as far as it is known") {
  CHECK(detail::plain(interval::exactly(22)) == "22");
  CHECK(detail::plain(interval::between(13.71, 15.72)) == "13.71 to 15.72");
  CHECK(detail::plain(interval::at_least(90)) == "at least 90");
  CHECK(detail::plain(interval::at_most(90)) == "at most 90");
  CHECK(detail::plain(interval()) == "unknown");
}

TEST_CASE("a row tells figure, rule, pace and verdict") {
  const observations all{
      economy("2021", 15.38, "2022").by("MIC"),
      economy("2024", 22, "2025-01").by("MIC").with_status(observation_status::estimate)};
  const std::string told = note(share, all, "2025-06-30");
  CHECK(
      told.starts_with("economy: 22 % (2024, method MIC, estimate), against at least 25 % by "
                       "2025-12-31. Change since 2021: "
                       "2.21 a year. Required from there: 3 a year. That is 0.7356 of the required "
                       "pace. At risk. Expected for 2025: "));
  CHECK(says(told, " (80 % interval "));
  CHECK(says(told, "; the chance of meeting the target is "));
}

TEST_CASE("a row without a figure tells the target and what would be needed") {
  CHECK(note(share, {}, "2025-06-30") ==
        "No figure for economy; the target is at least 25 % by 2025-12-31. No data. Needed: "
        "economy of "
        "01@2000-01-01 for 2020 and 2024.");
}

TEST_CASE("a rank is told with its field, a bound as a bound") {
  const target ranked = aim("t", "position", within_top(5));
  CHECK(says(note(ranked, {figure("position", "2023", 2, "2024-01").out_of(63)}, "2024-06-30"),
             "position: 2 of 63 (2023), against among the top 5 by 2025-12-31."));
  CHECK(says(note(share, {economy("2023", 90, "2024-01").or_more()}, "2024-06-30"),
             "economy: at least 90 %"));
  CHECK(says(note(share, {economy("2023", 13, "2024-01").up_to(15)}, "2024-06-30"),
             "economy: 13 to 15 %"));
}

TEST_CASE("a target that is reached ahead of time has to hold, one that was due is settled") {
  target past = share;
  past.due = day("2023-12-31");
  const observations reached{economy("2023", 26, "2024-01")};
  CHECK(says(note(share, reached, "2024-06-30"),
             "Achieved. The level is reached ahead of time and has to hold."));
  const std::string settled = note(past, reached, "2024-06-30");
  CHECK(settled.substr(settled.size() - 9) == "Achieved.");
}

TEST_CASE("each reason is told in a sentence") {
  const auto row_says = [](const target& t, const observations& all, const char* as_of,
                           const char* part) {
    CAPTURE(part);
    const assessment a = assessed({t}, all, as_of);
    bool found = false;
    for (const assessment_row& row : a.rows()) found = found || says(row.note, part);
    CHECK(found);
  };
  row_says(share, {economy("2023", 20, "2024-01")}, "2024-06-30", "One figure shows no pace.");
  row_says(share, {economy("2019", 20, "2020-01")}, "2024-06-30",
           "No figure since the target was set shows a pace towards it.");
  row_says(share, {economy("2023", 20, "2024-01").or_more()}, "2024-06-30",
           "What is known of the value lies on both sides of the target.");
  row_says(share, {economy("2023", 24, "2024-01"), economy("2023", 26, "2024-02")}, "2024-06-30",
           "The sources differ by more than rounding.");
  row_says(aim("t", "procedures", reduce_by(40)), {figure("procedures", "2023", 20, "2024-01")},
           "2024-06-30", "The act gives no baseline to measure the change from.");
  row_says(aim("t", "labour", annual_growth_at_least(7)), {figure("labour", "2021", 6, "2022-01")},
           "2024-06-30", "One year has fallen short, and the rule holds for each.");
  row_says(aim("t", "labour", annual_growth_at_least(7)), {figure("labour", "2022", 8, "2023-01")},
           "2024-06-30", "A year of the window has no figure.");
  row_says(aim("t", "procedures", at_most(0)), {figure("procedures", "2023", 0, "2024-01")},
           "2024-06-30", "No ratio: the value is 0.");
  row_says(aim("t", "position", within_top(5)), {figure("position", "2023", 2, "2024-01")},
           "2024-06-30", "No ratio: the rank's field is not known.");
  row_says(share, {economy("2023", 20, "2024-01").in({"01", {}, true})}, "2024-06-30",
           "The source does not say which territory it means.");
}

TEST_CASE("reforms are told with the day and the act") {
  target district = share;
  district.scope.tier = "district";
  CHECK(says(note(district, {}, "2025-06-16"),
             "Not assessable. The tier 'districts' is abolished on 2025-07-01 by 2/NQ, before the "
             "target is "
             "due."));
  const assessment changed = assessed({share}, {economy("2023", 20, "2024")}, "2025-08-01");
  REQUIRE(changed.rows().size() == 2);
  CHECK(says(
      changed.rows()[0].note,
      "The target was set for 01@2000-01-01 and follows its successor 01@2025-07-01 by 2/NQ."));
  CHECK(says(changed.rows()[1].note,
             "The territory ended on 2025-06-30 by 2/NQ; its figures are history."));
}
