#include "tiendo/narrative/narrate.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "support/small_programme.hpp"
#include "tiendo/core/text.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::aim;
using support::assessed;
using support::day;
using support::figure;
using support::in;

namespace {

const target share = aim("share", "economy", at_least(25));

figure economy(const char* period, double value, const char* published) {
  return figure("economy", period, value, published);
}

std::string note(const target& t, const observations& all, const char* as_of) {
  const assessment a = assessed({t}, all, as_of);
  REQUIRE(a.rows().size() == 1);
  return narrate(a, a.rows().front());
}

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the sentences about a row give value, rule, pace and verdict") {
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

TEST_CASE("the sentences about a row without a value give the target and the data gaps") {
  CHECK(note(share, {}, "2025-06-30") ==
        "No figure for economy; the target is at least 25 % by 2025-12-31. No data. Needed: "
        "economy of "
        "01@2000-01-01 for 2020 and 2024.");
}

TEST_CASE("a rank is written with its field, and a bound is written as a bound") {
  const target ranked = aim("t", "position", within_top(5));
  CHECK(says(note(ranked, {figure("position", "2023", 2, "2024-01").out_of(63)}, "2024-06-30"),
             "position: 2 of 63 (2023), against among the top 5 by 2025-12-31."));
  CHECK(says(note(share, {economy("2023", 90, "2024-01").or_more()}, "2024-06-30"),
             "economy: at least 90 %"));
  CHECK(says(note(share, {economy("2023", 13, "2024-01").up_to(15)}, "2024-06-30"),
             "economy: 13 to 15 %"));
}

TEST_CASE("a target that is met before the due date must stay met, one that was due is decided") {
  target past = share;
  past.due = day("2023-12-31");
  const observations reached{economy("2023", 26, "2024-01")};
  CHECK(says(note(share, reached, "2024-06-30"),
             "Achieved. The level is reached ahead of time and has to hold."));
  const std::string settled = note(past, reached, "2024-06-30");
  CHECK(settled.substr(settled.size() - 9) == "Achieved.");
}

TEST_CASE("each reason has a sentence") {
  const auto row_says = [](const target& t, const observations& all, const char* as_of,
                           const char* part) {
    CAPTURE(part);
    const assessment a = assessed({t}, all, as_of);
    bool found = false;
    for (const assessment_row& row : a.rows()) found = found || says(narrate(a, row), part);
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

TEST_CASE("sentences about reforms name the day and the act") {
  target district = share;
  district.scope.tier = "district";
  CHECK(says(note(district, {}, "2025-06-16"),
             "Not assessable. The tier 'districts' is abolished on 2025-07-01 by 2/NQ, before the "
             "target is "
             "due."));
  const assessment changed = assessed({share}, {economy("2023", 20, "2024")}, "2025-08-01");
  REQUIRE(changed.rows().size() == 2);
  CHECK(says(
      narrate(changed, changed.rows()[0]),
      "The target was set for 01@2000-01-01 and follows its successor 01@2025-07-01 by 2/NQ."));
  CHECK(says(narrate(changed, changed.rows()[1]),
             "The territory ended on 2025-06-30 by 2/NQ; its figures are history."));
}

TEST_CASE("the sentences about a row are written in Vietnamese") {
  const observations all{
      economy("2021", 15.38, "2022").by("MIC"),
      economy("2024", 22, "2025-01").by("MIC").with_status(observation_status::estimate)};
  const assessment a = assessed({share}, all, "2025-06-30");
  const std::string told = narrate(a, a.rows().front(), language::vietnamese);
  CHECK(told.starts_with(
      "economy: 22% (năm 2024, phương pháp MIC, số ước tính), so với mục tiêu tối thiểu 25% đến "
      "ngày 31/12/2025. Mức thay đổi kể từ năm 2021: 2,21 điểm phần trăm mỗi năm. Mức cần đạt từ "
      "đó đến thời hạn: 3 điểm phần trăm mỗi năm. Tiến độ thực tế bằng 0,7356 lần tiến độ cần "
      "thiết. Có nguy cơ chậm. Dự báo cho năm 2025: "));
  CHECK(says(told, " (khoảng dự báo 80%: từ "));
  CHECK(says(told, "; xác suất đạt mục tiêu là "));
  CHECK(compose(told) == told);
}

TEST_CASE("sentences about data gaps, ranks and reforms are written in Vietnamese") {
  const auto told = [](const target& t, const observations& all, const char* as_of,
                       std::size_t row = 0) {
    const assessment a = assessed({t}, all, as_of);
    return narrate(a, a.rows().at(row), language::vietnamese);
  };
  CHECK(told(share, {}, "2025-06-30") ==
        "Chưa có số liệu về economy; mục tiêu là tối thiểu 25% đến ngày 31/12/2025. Chưa có dữ "
        "liệu. Cần bổ sung: số liệu 'economy' của 01@2000-01-01 cho năm 2020 và năm 2024.");
  CHECK(says(told(aim("t", "position", within_top(5)),
                  {figure("position", "2023", 2, "2024-01").out_of(63)}, "2024-06-30"),
             "position: hạng 2 trên 63 (năm 2023), so với mục tiêu thuộc nhóm 5 dẫn đầu đến ngày "
             "31/12/2025. Đạt. Mức mục tiêu đã đạt trước thời hạn và cần được duy trì."));
  const observations before{economy("2023", 20, "2024")};
  CHECK(says(told(share, before, "2025-08-01"),
             "Mục tiêu được giao cho 01@2000-01-01 và nay áp dụng cho đơn vị kế thừa "
             "01@2025-07-01 theo 2/NQ."));
  CHECK(says(told(share, before, "2025-08-01", 1),
             "Đơn vị hành chính chấm dứt vào ngày 30/06/2025 theo 2/NQ; số liệu chỉ có giá trị "
             "lịch sử."));
}

TEST_CASE("each verdict and each reason makes a sentence of its own in both languages") {
  const assessment a = assessed({share}, {}, "2025-06-30");
  assessment_row row = a.rows().front();
  const auto differs = [&] {
    const std::string english = narrate(a, row), vietnamese = narrate(a, row, language::vietnamese);
    CHECK(english != vietnamese);
    CHECK(compose(vietnamese) == vietnamese);
    return std::pair(english, vietnamese);
  };
  row.judgement.reasons.clear();
  for (const verdict v : all_verdicts) {
    row.judgement.status = v;
    differs();
  }
  row.judgement.status = verdict::missed;
  const auto [plain_english, plain_vietnamese] = differs();
  for (std::size_t i = 1; i < detail::reason_names.size(); ++i) {
    const auto r = static_cast<reason>(i);
    CAPTURE(to_string(r));
    row.judgement.reasons = {r};
    const auto [english, vietnamese] = differs();
    const bool silent =
        r == reason::no_ratio || r == reason::no_observation || r == reason::rule_not_forecast;
    CHECK((english == plain_english) == silent);
    CHECK((vietnamese == plain_vietnamese) == silent);
  }
}

TEST_CASE("a row of another programme is an error") {
  assessment_row row;
  row.subject.target = "elsewhere";
  CHECK_THROWS_AS(narrate(assessed({share}, {}, "2025-06-30"), row), unknown_name);
}

TEST_CASE("the sentences about all targets say how many are expected to be met") {
  target due = aim("due", "survey", at_least(50));
  due.due = day("2024-12-31");
  const target none = aim("none", "labour", at_least(1));
  const assessment a =
      assessed({due, none}, {figure("survey", "2024", 60, "2025-01")}, "2025-06-30");
  CHECK(narrate(a) ==
        "Of 2 targets, 1 can be judged: 1 met, 0 missed, 0 open. Expected to be met in time: 1.0 "
        "(80 % interval 1 to 1). For 1 there are not enough figures.");
  CHECK(narrate(a, language::vietnamese) ==
        "Trong 2 mục tiêu, 1 mục tiêu đánh giá được: 1 đã đạt, 0 không đạt, 0 chưa đến hạn. Dự báo "
        "số mục tiêu đạt đúng hạn: 1 (khoảng dự báo 80%: từ 1 đến 1). 1 mục tiêu chưa đủ số liệu.");
  CHECK_THROWS_AS(narrate(a, language::english, [](std::size_t, std::size_t) { return false; }),
                  interrupted);
}
