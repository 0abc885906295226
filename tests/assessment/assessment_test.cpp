#include "tiendo/assessment/assessment.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/near.hpp"
#include "support/small_programme.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::aim;
using support::assessed;
using support::day;
using support::figure;

namespace {

figure economy(const char* period, double value, const char* published) {
  return figure("economy", period, value, published);
}

/// Three targets: one achieved, one of a tier that is abolished, one without data and due later.
std::vector<target> three_targets() {
  std::vector<target> targets{aim("a", "economy", at_least(25)), aim("b", "dossiers", at_least(50)),
                              aim("c", "survey", at_least(90))};
  targets[0].scope.area = support::country;
  targets[1].scope.tier = "district";
  targets[1].basis.act = "2/NQ";
  targets[2].due = day("2030-12-31");
  targets[2].programme = "country";
  return targets;
}

observations country_figures() {
  return {economy("2025", 26, "2026-01").in(support::in(support::country))};
}

bool same(const verdict_counts& a, const verdict_counts& b) {
  return a.by_verdict == b.by_verdict && a.methods_disagree == b.methods_disagree;
}

template <class Tallies>
verdict_counts added_up(const Tallies& parts) {
  verdict_counts sum;
  for (const auto& [name, part] : parts) {
    for (const verdict v : all_verdicts)
      sum.by_verdict[static_cast<std::size_t>(v)] += part.count(v);
    sum.methods_disagree += part.methods_disagree;
  }
  return sum;
}

}  // namespace

TEST_CASE("rows are in the order of the targets and are found by their target") {
  const auto a = assessed(three_targets(), country_figures(), "2026-06-30");
  REQUIRE(a.rows().size() == 3);
  CHECK(a.rows()[0].subject.target == "a");
  CHECK(a.rows()[2].subject.target == "c");
  REQUIRE(a.rows_of("b").size() == 1);
  CHECK(a.rows_of("b").front() == &a.rows()[1]);
  CHECK_THROWS_AS(a.rows_of("d"), unknown_name);
}

TEST_CASE("each row of a target is found, whatever its place") {
  observations all;
  for (const char* indicator : {"economy", "dossiers"})
    for (const char* method : {"A", "B"})
      all.push_back(figure(indicator, "2023", 15, "2024-01").by(method));
  const auto a = assessed({aim("a", "economy", at_least(25)), aim("b", "dossiers", at_least(25))},
                          all, "2024-06-30");
  REQUIRE(a.rows().size() == 4);
  using places = std::vector<const assessment_row*>;
  CHECK(a.rows_of("a") == places{&a.rows()[0], &a.rows()[1]});
  CHECK(a.rows_of("b") == places{&a.rows()[2], &a.rows()[3]});
}

TEST_CASE("a target that is not in force has no rows, and asking for it is no error") {
  const auto a = assessed(three_targets(), {}, "2019-12-31");
  CHECK(a.rows().empty());
  CHECK(a.rows_of("a").empty());
  CHECK(a.totals().overall.total() == 0);
}

TEST_CASE("totals count by verdict, due year, tier, programme and act") {
  const grouped_counts<verdict_counts> sums =
      assessed(three_targets(), country_figures(), "2026-06-30").totals();
  CHECK(sums.overall.total() == 3);
  CHECK(sums.overall.met() == 1);
  CHECK(sums.overall.count(verdict::not_assessable) == 1);
  CHECK(sums.overall.unknown() == 1);
  CHECK(sums.by_due_year.at(2025).total() == 2);
  CHECK(sums.by_due_year.at(2030).count(verdict::no_data) == 1);
  CHECK(sums.by_tier.at("national").met() == 1);
  CHECK(sums.by_tier.at("district").count(verdict::not_assessable) == 1);
  CHECK(sums.by_tier.at("province").count(verdict::no_data) == 1);
  CHECK(sums.by_programme.at("small").total() == 2);
  CHECK(sums.by_programme.at("country").total() == 1);
  CHECK(sums.by_act.at("2/NQ").total() == 1);
  CHECK(sums.by_act.at("1/QD").total() == 2);
}

TEST_CASE("methods that agree count once, and methods that differ count as disagreement") {
  const auto by_two = [](double first, double second) {
    std::vector<target> targets{aim("a", "economy", at_least(25))};
    targets[0].due = day("2023-12-31");
    return assessed(targets,
                    {economy("2023", first, "2024-01").by("GSO"),
                     economy("2023", second, "2024-01").by("MIC")},
                    "2024-06-30")
        .totals()
        .overall;
  };
  CHECK(by_two(26, 27).met() == 1);
  CHECK(by_two(26, 27).total() == 1);
  CHECK(by_two(14, 15).missed() == 1);
  CHECK(by_two(14, 27).methods_disagree == 1);
  CHECK(by_two(14, 27).total() == 1);
  CHECK(by_two(14, 27).unknown() == 1);
}

TEST_CASE(
    "a target set for each area counts once in each, as disagreement where the methods of an area "
    "differ") {
  target t = aim("share", "economy", at_least(25));
  t.scope.tier = "commune";
  t.scope.each = true;
  const auto first = support::in(support::first_commune),
             second = support::in(support::second_commune);
  const observations all{economy("2024", 26, "2025-01").in(first).by("MIC"),
                         economy("2021", 13.9, "2022-01").in(first).by("GSO"),
                         economy("2024", 14, "2025-01").in(first).by("GSO"),
                         economy("2024", 26, "2025-01").in(second)};
  const assessment a = assessed({t}, all, "2025-06-30");
  const std::vector<counted_verdict> counted = a.counted_verdicts();
  REQUIRE(counted.size() == 2);
  CHECK(counted[0].target == "share");
  CHECK(counted[0].area == support::first_commune);
  CHECK(counted[0].tier == "commune");
  CHECK_FALSE(counted[0].verdict);
  CHECK(counted[1].area == support::second_commune);
  CHECK(counted[1].verdict == verdict::achieved);
  const grouped_counts<verdict_counts> sums = a.totals();
  CHECK(sums.overall.methods_disagree == 1);
  CHECK(sums.overall.total() == 2);
  CHECK(sums.by_tier.at("commune").total() == 2);
}

TEST_CASE("each part of the totals adds up to the overall counts") {
  support::dice dice(77);
  for (int i = 0; i < 25; ++i) {
    std::vector<target> targets;
    observations all;
    for (int n = 0; n < 12; ++n) {
      target t = aim(std::string("t").append(std::to_string(n)),
                     n % 2 == 0 ? "economy" : "dossiers", at_least(dice.whole(10, 40)));
      t.due = date::of(dice.whole(2021, 2030), 12, 31);
      if (dice.whole(0, 3) == 0) t.scope.tier = "commune";
      if (dice.whole(0, 3) == 0) t.basis.act = "3/NQ";
      if (dice.whole(0, 3) == 0) t.programme = "other";
      if (dice.whole(0, 4) == 0) t.method = "MIC";
      t.scope.each = !t.scope.tier.empty() && dice.whole(0, 1) == 0;
      targets.push_back(std::move(t));
    }
    for (int y = 2018; y <= 2024; ++y)
      for (const char* method : {"", "MIC"})
        if (dice.whole(0, 1) == 0)
          all.push_back(
              economy(std::to_string(y).c_str(), dice.whole(5, 45), "2025-01-31").by(method));
    const grouped_counts<verdict_counts> sums = assessed(targets, all, "2025-06-30").totals();
    CHECK(same(added_up(sums.by_due_year), sums.overall));
    CHECK(same(added_up(sums.by_tier), sums.overall));
    CHECK(same(added_up(sums.by_programme), sums.overall));
    CHECK(same(added_up(sums.by_act), sums.overall));
    CHECK(sums.overall.total() >= 12);
  }
}

TEST_CASE("the totals by target add up to the overall counts and count the areas with a value") {
  const assessment a = assessed(three_targets(), country_figures(), "2026-06-30");
  const std::vector<target_totals> sums = a.totals_by_target();
  REQUIRE(sums.size() == 3);
  CHECK(sums[0].target == "a");
  CHECK(sums[0].counts.met() == 1);
  CHECK(sums[0].with_value == 1);
  CHECK(sums[1].target == "b");
  CHECK(sums[1].counts.count(verdict::not_assessable) == 1);
  CHECK(sums[2].target == "c");
  CHECK(sums[2].counts.count(verdict::no_data) == 1);
  CHECK(sums[2].with_value == 0);
  std::int64_t total = 0;
  for (const target_totals& sum : sums) total += sum.counts.total();
  CHECK(total == a.totals().overall.total());
}

TEST_CASE("data gaps are listed for every target without a verdict") {
  const auto needs = assessed(three_targets(), {}, "2024-06-30").data_gaps();
  // Each asks for the year of enactment and the last full year.
  REQUIRE(needs.size() == 6);
  CHECK(needs[0].target == "a");
  CHECK(needs[0].area.code == "00");
  CHECK(to_string(needs[0].period) == "2020");
  CHECK(to_string(needs[1].period) == "2023");
  CHECK(needs[2].tier == "district");
  CHECK(needs[4].target == "c");
  CHECK(assessed(three_targets(), {}, "2026-06-30").data_gaps().size() ==
        3);  // a: 2025; b: none; c: 2020, 2025
}

TEST_CASE("methods are disputed only where two verdicts contradict each other") {
  const target t = aim("share", "economy", at_least(25));
  const auto rising = [](const char* method, double first, double last) {
    return std::vector<figure>{economy("2021", first, "2022-01").by(method),
                               economy("2024", last, "2025-01").by(method)};
  };
  const auto counted_of = [&](std::vector<std::vector<figure>> groups) {
    observations all;
    for (const auto& group : groups) all.insert(all.end(), group.begin(), group.end());
    const auto counted = assessed({t}, all, "2025-06-30").counted_verdicts();
    REQUIRE(counted.size() == 1);
    return counted.front().verdict;
  };
  const std::vector<figure> alone{economy("2024", 14, "2025-01").by("C")};
  const std::vector<figure> bounds{economy("2024", 14, "2025-01").or_more().by("D")};
  const auto slow = rising("A", 13.9, 14), other_slow = rising("B", 12.9, 13),
             met = rising("B", 20, 26), fast = rising("B", 14, 22);
  CHECK(counted_of({slow, alone}) == verdict::off_track);
  CHECK(counted_of({slow, other_slow, alone}) == verdict::off_track);
  CHECK(counted_of({alone, met}) == verdict::achieved);
  CHECK(counted_of({bounds, alone, fast}) == verdict::at_risk);
  CHECK(counted_of({alone, bounds}) == verdict::insufficient_data);
  CHECK(counted_of({slow, met}) == std::nullopt);
  CHECK(counted_of({slow, fast, alone}) == std::nullopt);
}

TEST_CASE("observations that no row uses are counted, with the reason") {
  target each = aim("share", "economy", at_least(25));
  each.scope.tier = "commune";
  each.scope.each = true;
  const auto first = support::in(support::first_commune);
  const observations all{
      economy("2024", 26, "2025-01").in(first),
      economy("2023", 25, "2024-01").in(first).of_tier("commune"),  // its own tier: used
      economy("2024", 26, "2025-09").in(first),                     // published later
      economy("2024", 26, "2025-01"),                               // the province
      economy("2024", 26, "2025-01").in(first).of_tier("province"),
      figure("dossiers", "2024", 50, "2025-01"),
      figure("survey", "2024", 50, "2025-01").in(first)};
  const assessment a = assessed({each}, all, "2025-06-30");
  std::vector<std::pair<std::size_t, unused_reason>> found;
  for (const unused_observation& u : a.unused()) found.emplace_back(u.observation, u.why);
  CHECK(found ==
        std::vector<std::pair<std::size_t, unused_reason>>{{2, unused_reason::published_later},
                                                           {3, unused_reason::other_area},
                                                           {4, unused_reason::other_tier},
                                                           {5, unused_reason::no_target},
                                                           {6, unused_reason::no_target}});
  CHECK(assessed({aim("t", "economy", at_least(1))}, {economy("2024", 26, "2025-01")}, "2025-06-30")
            .unused()
            .empty());
  const assessment one =
      assessed({each}, {figure("dossiers", "2024", 50, "2025-01")}, "2025-06-30");
  REQUIRE(one.unused().size() == 1);
  CHECK(one.unused().front().observation == 0);
}

TEST_CASE("expected counts add up over the groups, and do not depend on what else is counted") {
  const observations all{
      figure("economy", "2021", 15.4, "2022"), figure("economy", "2022", 18.7, "2023"),
      figure("economy", "2023", 21.5, "2024"), figure("economy", "2024", 22, "2025-01"),
      figure("survey", "2023", 60, "2024"),    figure("survey", "2024", 64, "2025-01")};
  target sooner = aim("sooner", "economy", at_least(22.5)),
         later = aim("later", "economy", at_least(27));
  later.due = day("2027-12-31");
  const target other = aim("other", "survey", at_least(66)),
               none = aim("none", "labour", at_least(1));
  const assessment a = assessed({sooner, later, other, none}, all, "2025-06-30");
  const grouped_counts<expected_count> sums = a.expected_totals();
  CHECK(sums.overall.targets == 4);
  CHECK(sums.overall.open == 3);
  CHECK(sums.overall.unknown() == 1);
  double of_rows = 0;
  for (const assessment_row& row : a.rows())
    if (row.outlook) of_rows += *row.outlook->probability;
  CHECK(sums.overall.expected == doctest::Approx(of_rows));
  CHECK(sums.by_due_year.at(2025).expected + sums.by_due_year.at(2027).expected ==
        doctest::Approx(of_rows));
  CHECK(sums.by_due_year.at(2027).targets == 1);
  CHECK(sums.by_programme.at("small").expected == doctest::Approx(of_rows));
  CHECK(sums.overall.low <= of_rows);
  CHECK(sums.overall.high >= of_rows);
  const assessment alone = assessed({later}, all, "2025-06-30");
  CHECK(alone.expected_totals().overall.expected == sums.by_due_year.at(2027).expected);
}
