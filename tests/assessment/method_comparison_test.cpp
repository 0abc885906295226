#include "tiendo/assessment/method_comparison.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/hcmc.hpp"
#include "support/near.hpp"
#include "support/small_programme.hpp"
#include "tiendo/measures/methods/official_methods.hpp"
#include "tiendo/narrative/disagreement.hpp"

using namespace tiendo;
using namespace tiendo::detail;

namespace {

method_comparison hcmc_compared(const char* day, const std::vector<measures::method>& own = {}) {
  return compare_methods(support::hcmc().programme, support::hcmc().observations, *date::parse(day),
                         own);
}

const target_comparison& of(const method_comparison& c, const std::string& target,
                            const std::string& series) {
  for (const target_comparison& t : c.targets)
    if (t.target == target && t.series == series) return t;
  FAIL("no comparison of " << target);
  return c.targets.front();
}

const method_assessment& by(const target_comparison& t, const std::string& method,
                            bool with_target = true) {
  for (const method_assessment& v : t.assessments)
    if (v.method == method && v.with_target == with_target) return v;
  FAIL("no verdict by " << method);
  return t.assessments.front();
}

}  // namespace

TEST_CASE("the digital economy by MIC: on track from the base, at risk from the latest figure on") {
  const method_comparison compared = hcmc_compared("2025-06-30");
  const target_comparison& t = of(compared, "2393-17", "mic");
  CHECK(t.input.base.value == 15.38);
  CHECK(t.input.latest.value == 22);
  CHECK(t.input.target.value == 25);
  CHECK(t.status == verdict::at_risk);
  // by hand: (22/15.38)^(1/3) - 1 = .126730 over (25/15.38)^(1/4) - 1 = .129124
  CHECK(*by(t, "open_sdg").ratio ==
        doctest::Approx((std::cbrt(22 / 15.38) - 1) / (std::pow(25 / 15.38, .25) - 1))
            .epsilon(1e-12));
  CHECK(by(t, "open_sdg").status == "substantial");
  CHECK(by(t, "open_sdg").progress == measures::progress_class::on_course);  // though below 1
  CHECK(by(t, "open_sdg").has_both);
  CHECK_FALSE(by(t, "linear_pace").has_both);
  CHECK_FALSE(by(t, "astat", false).has_both);
  CHECK(by(t, "linear_pace").status == "at_risk");
  CHECK(*by(t, "linear_pace").ratio == doctest::Approx(.7356).epsilon(1e-4));
  CHECK(t.dispersion > 0);
  const std::string sentence = explain_differences(t.assessments, "% of GRDP");
  CHECK(sentence.find("linear_pace says at risk") != std::string::npos);
  CHECK(sentence.find("required from the latest figure on") != std::string::npos);
}

TEST_CASE("every method is applied to every target, and the largest dispersion comes first") {
  const method_comparison compared = hcmc_compared("2026-03-31");
  REQUIRE(compared.targets.size() > 5);
  double before = 1;
  for (const target_comparison& t : compared.targets) {
    CHECK(t.dispersion <= before);
    before = t.dispersion;
    // oecd_distance has no comparable ratio, and three methods rate without the target too
    CHECK(t.assessments.size() == measures::official_methods.size() - 1 + 3);
    for (const method_assessment& v : t.assessments)
      if (!v.ratio) CHECK(v.reason != reason::none);
  }
}

TEST_CASE("proxies and areas that have ended are not compared") {
  target t = support::aim("share", "economy", at_least(25));
  t.due = support::day("2030-12-31");
  t.proxies = {"survey"};
  const auto twice = [](const char* indicator, tiendo::area_reference where) {
    return observations{support::figure(indicator, "2022", 10, "2023-01").in(where),
                        support::figure(indicator, "2024", 15, "2025-01").in(where)};
  };
  observations all = twice("economy", support::in(support::old_city));
  for (const observation& o : twice("survey", support::in(support::new_city))) all.push_back(o);
  const assessment a = support::assessed({t}, all, "2026-06-30");
  REQUIRE(a.rows().size() == 3);  // the new city, the old one, and the proxy
  const method_comparison compared = compare_methods(a);
  CHECK(compared.targets.empty());
  REQUIRE(compared.not_compared.size() == 1);
  CHECK(compared.not_compared.front().why == reason::no_observation);
}

TEST_CASE("two exact values are compared, and a value between bounds is not") {
  const auto with = [](const observations& latest) {
    observations all{support::figure("economy", "2021", 10, "2022-01")};
    all.insert(all.end(), latest.begin(), latest.end());
    return compare_methods(
        support::assessed({support::aim("share", "economy", at_least(25))}, all, "2024-06-30"));
  };
  const support::figure exact("economy", "2023", 15, "2024-01");
  CHECK(with({exact}).targets.size() == 1);
  CHECK(with({exact}).not_compared.empty());
  REQUIRE(with({exact.up_to(18)}).not_compared.size() == 1);
  CHECK(with({exact.up_to(18)}).not_compared.front().why == reason::bounds_too_wide);
  const observations apart{exact, support::figure("economy", "2023", 17, "2024-02")};
  REQUIRE(with(apart).not_compared.size() == 1);
  CHECK(with(apart).not_compared.front().why == reason::conflicting_sources);
}

TEST_CASE("a comparison reports its beginning, every 64th row and its end") {
  std::vector<target> targets;
  for (int i = 0; i < 130; ++i)
    targets.push_back(support::aim("t" + std::to_string(i), "economy", at_least(25)));
  const assessment a = support::assessed(std::move(targets), {}, "2024-06-30");
  std::vector<std::pair<std::size_t, std::size_t>> calls;
  compare_methods(a, {}, [&](std::size_t done, std::size_t total) {
    calls.emplace_back(done, total);
    return true;
  });
  CHECK(calls == std::vector<std::pair<std::size_t, std::size_t>>{
                     {0, 130}, {64, 130}, {128, 130}, {130, 130}});
}

TEST_CASE("a series to which no method applies is listed with its reason") {
  const method_comparison compared = hcmc_compared("2026-03-31");
  const auto why = [&](const std::string& target) {
    for (const not_compared_series& l : compared.not_compared)
      if (l.target == target) return l.why;
    return reason::none;
  };
  CHECK(why("2393-10") == reason::tier_abolished);
  CHECK(why("2393-01") == reason::no_observation);
  CHECK(why("2393-18") == reason::no_ratio);  // growth in each year has no one level
  CHECK(why("2393-32") == reason::baseline_missing);
}

TEST_CASE("a user-defined method is compared with the official ones") {
  using namespace measures;
  const measures::method own{
      "own", rating{progress_formula::baseline_ratio,
                    classification({{.5}}, {{"behind", progress_class::insufficient},
                                            {"half way", progress_class::on_course}}),
                    {}}};
  const method_comparison compared = hcmc_compared("2025-06-30", {own});
  const target_comparison& t = of(compared, "2393-17", "mic");
  CHECK(by(t, "own").status == "half way");
  CHECK(*by(t, "own").ratio == support::near((22 - 15.38) / (25 - 15.38)));
}

TEST_CASE("the series has all comparable values from the base to the latest") {
  const assessment assessed = support::hcmc_on("2026-03-31");
  for (const assessment_row& row : assessed.rows()) {
    if (row.evidence.series.empty()) continue;
    CHECK(row.evidence.base);
    CHECK(row.evidence.series.size() >= 2);
    CHECK(row.evidence.series.front().time == measures::decimal_time(*row.evidence.base));
    CHECK(row.evidence.series.back().time == measures::decimal_time(row.evidence.latest->period));
    for (std::size_t i = 1; i < row.evidence.series.size(); ++i)
      CHECK(row.evidence.series[i - 1].time <= row.evidence.series[i].time);
  }
}
