#include "tiendo/narrative/describe.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "support/small_programme.hpp"
#include "tiendo/core/text.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::aim;
using support::day;
using support::figure;

namespace {

std::string told(const rule& r, const std::string& symbol = "") {
  return describe(r, symbol);
}

data_gap gap(int y) {
  data_gap g;
  g.indicator = "economy";
  g.area.code = "79";
  g.area.valid_from = day("2025-07-01");
  g.period = period::of(year(y));
  return g;
}

/// Whether a text is in NFC and differs from the English one.
bool is_own_text(const std::string& vietnamese, const std::string& english) {
  return vietnamese != english && !first_invalid_utf8(vietnamese) &&
         compose(vietnamese) == vietnamese;
}

}  // namespace

TEST_CASE("a rule is described with its unit") {
  CHECK(told(at_least(25), "% of GRDP") == "at least 25 % of GRDP");
  CHECK(told(greater_than(60), "%") == "more than 60 %");
  CHECK(told(at_most(4)) == "at most 4");
  CHECK(told(less_than(4.5), "days") == "less than 4.5 days");
  CHECK(told(exactly(10), "%") == "exactly 10 %");
  CHECK(told(exactly(10, 0.5), "%") == "10 % give or take 0.5");
  CHECK(told(between(30, 40), "%") == "between 30 and 40 %");
  CHECK(told(within_top(5)) == "among the top 5");
  CHECK(told(within_top(5, 63)) == "among the top 5 of 63");
  CHECK(told(annual_growth_at_least(7)) == "growth of at least 7 % in each year");
  CHECK(told(increase_by(40)) == "up by 40 % from a baseline that is not given");
  CHECK(told(reduce_by(40, baseline{1766, {}})) == "down by 40 % from 1,766");
  CHECK(told(checklist({"population", "land"}, 1)) == "1 of 2 items");
  CHECK(told(milestone{}) == "reached");
}

TEST_CASE("a rule is described in Vietnamese with a decimal comma") {
  const auto told = [](const rule& r, const std::string& symbol = "") {
    return describe(r, symbol, language::vietnamese);
  };
  CHECK(told(at_least(25), "% GRDP") == "tối thiểu 25% GRDP");
  CHECK(told(greater_than(60), "%") == "trên 60%");
  CHECK(told(at_most(4)) == "tối đa 4");
  CHECK(told(less_than(4.5), "ngày") == "dưới 4,5 ngày");
  CHECK(told(exactly(10), "%") == "bằng 10%");
  CHECK(told(exactly(10, 0.5), "%") == "bằng 10%, sai lệch tối đa 0,5");
  CHECK(told(between(30, 40), "%") == "từ 30 đến 40%");
  CHECK(told(within_top(5)) == "thuộc nhóm 5 dẫn đầu");
  CHECK(told(within_top(5, 63)) == "thuộc nhóm 5 dẫn đầu trên tổng số 63");
  CHECK(told(annual_growth_at_least(7.5)) == "tăng tối thiểu 7,5% mỗi năm");
  CHECK(told(increase_by(40)) == "tăng 40% so với mức gốc không được nêu");
  CHECK(told(reduce_by(40, baseline{1766, {}})) == "giảm 40% so với 1.766");
  CHECK(told(checklist({"population", "land"}, 1)) == "hoàn thành 1 trên 2 hạng mục");
  CHECK(told(milestone{}) == "hoàn thành");
}

TEST_CASE("each verdict and each reason has its words in both languages") {
  for (const verdict v : all_verdicts)
    CHECK(is_own_text(describe(v, language::vietnamese), describe(v)));
  for (std::size_t i = 1; i < detail::reason_names.size(); ++i) {
    const auto r = static_cast<reason>(i);
    CAPTURE(to_string(r));
    CHECK_FALSE(describe(r).empty());
    CHECK_FALSE(describe(r, language::vietnamese).empty());
    CHECK(is_own_text(describe(r, language::vietnamese), describe(r)));
  }
  CHECK(describe(reason::none).empty());
  CHECK(describe(reason::none, language::vietnamese).empty());
  CHECK(describe(verdict::at_risk) == "at risk");
  CHECK(describe(verdict::at_risk, language::vietnamese) == "có nguy cơ chậm");
  CHECK(describe(verdict::missed, language::vietnamese) == "không đạt");
  CHECK(describe(reason::single_observation) == "single observation");
}

TEST_CASE("each rule has Vietnamese words of its own") {
  const std::vector<rule> rules{
      at_least(1),    greater_than(1), at_most(1),         less_than(1),
      exactly(1),     between(1, 2),   within_top(1),      annual_growth_at_least(1),
      increase_by(1), reduce_by(1),    checklist({"one"}), milestone{}};
  REQUIRE(rules.size() == rule_names.size());
  for (const rule& r : rules)
    CHECK(is_own_text(describe(r, "%", language::vietnamese), describe(r, "%")));
}

TEST_CASE("the standard units have Vietnamese symbols") {
  const auto in = [](const char* id, language l) {
    return symbol_of(*detail::find_by_id(standard_units(), std::string(id)), l);
  };
  CHECK(in("percent_per_year", language::english) == "% a year");
  CHECK(in("percent_per_year", language::vietnamese) == "%/năm");
  CHECK(in("points_0_100", language::vietnamese) == "điểm");
  CHECK(in("items", language::vietnamese) == "hạng mục");
  unit_of_measure share;
  share.id = "percent_of_grdp";
  share.symbol = "% of GRDP";
  CHECK(symbol_of(share) == "% of GRDP");
  CHECK(symbol_of(share, language::vietnamese) == "% GRDP");
}

TEST_CASE("data gaps are described in one line") {
  CHECK(describe_data_gaps({}).empty());
  CHECK(describe_data_gaps({}, language::vietnamese).empty());
  CHECK(describe_data_gaps({gap(2025)}) == "economy of 79@2025-07-01 for 2025");
  CHECK(describe_data_gaps({gap(2021), gap(2022), gap(2023)}) ==
        "economy of 79@2025-07-01 for 2021, 2022 and 2023");
  data_gap first = gap(2020), last = gap(2024);
  for (data_gap* g : {&first, &last}) {
    g->tier = "district";
    g->method = "MIC";
  }
  CHECK(describe_data_gaps({first, last}) ==
        "economy of 79@2025-07-01, tier district, method MIC for 2020 and 2024");
  CHECK(describe_data_gaps({first, last}, language::vietnamese) ==
        "số liệu 'economy' của 79@2025-07-01, cấp district, phương pháp MIC cho năm 2020 và năm "
        "2024");
}

TEST_CASE("an observation is described with its role, its status and its source") {
  observation o =
      figure("economy", "2024", 22.5, "2025-02-19").with_status(observation_status::estimate);
  o.source = "MIC";
  const evidence_item e{0, evidence_role::latest};
  CHECK(describe(e, o) == "latest: 22.5 (2024, estimate), MIC, published 2025-02-19");
  CHECK(describe(e, o, language::vietnamese) ==
        "mới nhất: 22,5 (năm 2024, số ước tính), MIC, công bố ngày 19/02/2025");
}
