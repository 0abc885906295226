#include "tiendo/io/observations_csv.hpp"

#include <doctest/doctest.h>

#include "support/faults.hpp"
#include "support/files.hpp"

using namespace tiendo;
using namespace tiendo::detail;

namespace {

const std::string columns =
    "indicator_id,area_code,area_valid_from,period_first,period_last,kind,value,low,high,numerator,"
    "denominator,field_size,published,source\n";

observation one(const std::string& fields) {
  const observations all = parse_observations(columns + fields + "\n", "x");
  REQUIRE(all.size() == 1);
  return all.front();
}

std::vector<std::string> faults(const std::string& fields) {
  return support::faults_of([&] { parse_observations(columns + fields + "\n", "x"); });
}

}  // namespace

TEST_CASE("values with digits, ranks with fields and shares of two numbers are read") {
  const observation value = one("s,79,2025-07-01,2024-01-01,2024-12-31,,18.60,,,,,,2025-02,report");
  CHECK(value.value == 18.6);
  CHECK(value.decimals == 2);
  CHECK(value.kind == observation_kind::exact);
  CHECK(value.period == period::of(year(2024)));
  CHECK(value.area.valid_from == date::of(2025, 7, 1));
  CHECK(value.published.last_day() == date::of(2025, 2, 28));
  CHECK(value.source_location.line == 2);

  const observation rank = one("r,79,unknown,2024-01-01,2024-12-31,,4,,,,,34,2025,report");
  CHECK(rank.field == 34);
  CHECK(rank.area.version_unknown);

  // 1.7 million of 2.513 million are 67.648 %.
  const observation share = one("s,79,,2024-01-01,2024-12-31,,,,,1700000,2513000,,2025,report");
  CHECK(*share.value == doctest::Approx(67.64823).epsilon(1e-6));
  CHECK(share.bounds.is_exact());
  CHECK(one("s,79,,2024-01-01,2024-12-31,,,,,1,1,,2025,report").value == 100);
  CHECK(one("s,79,,2024-01-01,2024-12-31,,,,,1,0.5,,2025,report").value == 200);
}

TEST_CASE("bounds and ranges are intervals without an exact value") {
  const observation over = one("s,79,,2024-01-01,2024-12-31,lower_bound,,90,,,,,2025,report");
  CHECK(over.bounds == interval::at_least(90));
  CHECK_FALSE(over.value);
  CHECK(one("s,79,,2024-01-01,2024-12-31,upper_bound,,,5,,,,2025,report").bounds ==
        interval::at_most(5));
  CHECK(one("s,79,,2024-01-01,2024-12-31,range,,13.71,15.72,,,,2025,report").bounds ==
        interval::between(13.71, 15.72));
  CHECK(one("s,79,,2024-01-01,2024-12-31,range,,13.71,13.71,,,,2025,report").bounds ==
        interval::exactly(13.71));
}

TEST_CASE("each kind needs its own fields and allows no others") {
  CHECK(faults("s,79,,2024-01-01,2024-12-31,,,,,,,,2025,report") ==
        std::vector<std::string>{"x:2:30 there is no value"});
  CHECK(faults("s,79,,2024-01-01,2024-12-31,lower_bound,,,,,,,2025,report") ==
        std::vector<std::string>{"x:2:42 the kind 'lower_bound' needs 'low'"});
  CHECK(faults("s,79,,2024-01-01,2024-12-31,lower_bound,90,90,,,,,2025,report") ==
        std::vector<std::string>{"x:2:41 a lower_bound has no value of its own"});
  CHECK(faults("s,79,,2024-01-01,2024-12-31,exact,90,80,,,,,2025,report") ==
        std::vector<std::string>{"x:2:38 the kind 'exact' has no 'low'"});
  CHECK(faults("s,79,,2024-01-01,2024-12-31,range,,90,,,,,2025,report") ==
        std::vector<std::string>{"x:2:39 the kind 'range' needs 'high'"});
  CHECK(faults("s,79,,2024-01-01,2024-12-31,range,,,90,,,,2025,report") ==
        std::vector<std::string>{"x:2:36 the kind 'range' needs 'low'"});
  CHECK(faults("s,79,,2024-01-01,2024-12-31,range,,90,80,,,,2025,report") ==
        std::vector<std::string>{"x:2:36 the range runs from 90 down to 80"});
}

TEST_CASE("a share must agree with its two numbers to the published digits") {
  CHECK(one("s,79,,2024-01-01,2024-12-31,,40.28,,,740,1837,,2025,report").value == 40.28);
  CHECK(one("s,79,,2024-01-01,2024-12-31,,46,,,805,1766,,2025,report").value ==
        46);  // 45.58 rounded
  CHECK(faults("s,79,,2024-01-01,2024-12-31,,46.5,,,805,1766,,2025,report") ==
        std::vector<std::string>{
            "x:2:30 46.5 % is not 100 times numerator by denominator, which is 45.58 %"});
  CHECK(faults("s,79,,2024-01-01,2024-12-31,,,,,805,,,2025,report") ==
        std::vector<std::string>{"x:2:37 a numerator and a denominator belong together"});
  CHECK(faults("s,79,,2024-01-01,2024-12-31,,,,,805,0,,2025,report") ==
        std::vector<std::string>{"x:2:37 the denominator is 0"});
}

TEST_CASE("a reversed period, an invalid day and a missing source are reported together") {
  CHECK(faults("s,79,2025-02-30,2024-12-31,2024-01-01,,1,,,,,,soon,") ==
        std::vector<std::string>{
            "x:2:6 '2025-02-30' is not a day of the calendar",
            "x:2:28 the period ends on 2024-01-01, before it begins on 2024-12-31",
            "x:2:47 'soon' is not a date", "x:2:52 'source' is empty"});
}

TEST_CASE("a repeated row is an error, and two vintages of one value are not") {
  const std::string row = "s,79,,2024-01-01,2024-12-31,,20,,,,,,2025,report\n";
  CHECK(support::faults_of([&] { parse_observations(columns + row + row, "x"); }) ==
        std::vector<std::string>{"x:3:1 this is the row of line 2 again"});
  const std::string other = "s,79,,2024-01-01,2024-12-31,,20,,,,,,2025,another report\n";
  CHECK(parse_observations(columns + row + other, "x").size() == 2);
}

TEST_CASE("semicolons and decimal commas are read in the same way under any locale") {
  const std::string text =
      "indicator_id;area_code;period_first;period_last;value;published;source\n"
      "s;79;2024-01-01;2024-12-31;41,985;2025;report\n";
  CHECK(parse_observations(text, "x", decimal_mark::comma).front().value == 41.985);
  CHECK(support::faults_of([&] { parse_observations(text, "x"); }) ==
        std::vector<std::string>{"x:2:28 '41,985' is not a number"});
}

TEST_CASE("a written file is read as the same observations, and writes the same file again") {
  const std::string rows =
      "s,79,2025-07-01,2024-01-01,2024-12-31,exact,18.60,,,,,,2025-02,\"a, \"\"b\"\"\"\n"
      "r,79,unknown,2024-01-01,2024-12-31,,4,,,,,34,2025,report\n"
      "s,79,,2024-04-01,2025-03-31,,,,,1700000,2513000,,2025-06-30,report\n"
      "s,79,,2024-01-01,2024-12-31,lower_bound,,90,,,,,2025,report\n"
      "s,79,,2024-01-01,2024-12-31,upper_bound,,,0.0000001,,,,2025,report\n"
      "s,79,,2024-01-01,2024-12-31,range,14.5,13.71,15.72,,,,2025,report\n"
      "s,79,,2023-01-01,2023-12-31,,100000000000000000000.5,,,,,,2025,report\n";
  const observations all = parse_observations(columns + rows, "x");
  const std::string text = to_csv(all);
  const observations again = parse_observations(text, "y");
  REQUIRE(again.size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(again[i].value == all[i].value);
    CHECK(again[i].decimals == all[i].decimals);
    CHECK(again[i].bounds == all[i].bounds);
    CHECK(again[i].kind == all[i].kind);
    CHECK(again[i].period == all[i].period);
    CHECK(again[i].published == all[i].published);
    CHECK(again[i].numerator == all[i].numerator);
    CHECK(again[i].field == all[i].field);
    CHECK(again[i].area.version_unknown == all[i].area.version_unknown);
    CHECK(again[i].source == all[i].source);
  }
  CHECK(to_csv(again) == text);
  CHECK(text.find(",lower_bound,,90,,") != std::string::npos);  // without decimals of its own
  CHECK(text.find(",1700000,2513000,") != std::string::npos);
}

TEST_CASE("a file is read, and its faults name it") {
  const support::folder folder;
  const auto path =
      folder.write("o.csv", columns + "s,79,,2024-01-01,2024-12-31,,20,,,,,,2025,report\n");
  const observations all = read_observations(path);
  REQUIRE(all.size() == 1);
  CHECK(all.front().value == 20);
  const auto wrong = folder.write("wrong.csv", columns + "s,79,,soon,2024-12-31,,20,,,,,,2025,r\n");
  CHECK(support::faults_of([&] { read_observations(wrong); }) ==
        std::vector<std::string>{"wrong.csv:2:7 'soon' is not a day of the calendar"});
}
