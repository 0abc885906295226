#include "tiendo/io/detail/formula_guard.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/figures.hpp"
#include "tiendo/io/areas_csv.hpp"
#include "tiendo/io/observations_csv.hpp"
#include "tiendo/io/table_csv.hpp"

using namespace tiendo;
using detail::guarded;
using detail::unguarded;

namespace {

const std::vector<std::string> formulas{"=1+1",     "+cmd|' /C calc'!A0",
                                        "-2+3+cmd", "@SUM(A1)",
                                        "\t=1",     "\r=1",
                                        "\n=1",     "=",
                                        "-",        "+",
                                        "@",        "'=1",
                                        "''=1",     "'+1",
                                        "-5-5",     "+5",
                                        "--1",      "-1e",
                                        "-1e+",     "＝1",
                                        "＋1",      "－x",
                                        "＠x",      "'＝1",
                                        "-1e99999"};
const std::vector<std::string> plain{"-5", "-5.25", "-1e3", "-1.5E-10", "5",       "Hà Nội", "a=b",
                                     "'",  "''",    "'tis", "x@y.z",    "1+1",     "",       " =1",
                                     "'5", "Ｅ",    "-0.0", "-1e+7",    "-1e-9999"};

}  // namespace

TEST_CASE("a text that a spreadsheet would compute has an apostrophe, and comes back as it was") {
  for (const std::string& text : formulas) {
    CAPTURE(text);
    CHECK(guarded(text) == "'" + text);
    CHECK(unguarded(guarded(text)) == text);
  }
  for (const std::string& text : plain) {
    CAPTURE(text);
    CHECK(guarded(text) == text);
    CHECK(unguarded(text) == text);
  }
}

TEST_CASE("tables are written with the guard and read without it") {
  observations given;
  for (const std::string& text : formulas) {
    if (text.front() == '\r') continue;  // within quotes it is read as a line feed
    observation o = support::figure("online", "2024", -1.5, "2025-01-01");
    o.indicator = "i" + std::to_string(given.size());  // no two rows are copies
    o.source = text;
    o.note = "'" + text;
    given.push_back(o);
  }
  const std::string written = to_csv(given);
  CHECK(written.find(",=1+1") == std::string::npos);
  CHECK(written.find(",-1.5,") != std::string::npos);  // a number is no formula
  const observations read = parse_observations(written, "o.csv");
  REQUIRE(read.size() == given.size());
  for (std::size_t i = 0; i < given.size(); ++i) {
    CHECK(read[i].source == given[i].source);
    CHECK(read[i].note == given[i].note);
  }
  CHECK(to_csv(read) == written);

  table t{{{"=name", column_type::text, {std::string("+x")}},
           {"list", column_type::texts, {std::vector<std::string>{"@a", "=b"}}},
           {"number", column_type::number, {-2.5}}}};
  CHECK(to_csv(t) == "'=name,list,number\n'+x,'@a | =b,-2.5\n");

  const auto areas = parse_areas(
      "code,valid_from,tier,name_vi,name_en\n'=1,2000-01-01,commune,'@Xã,'=x\n", "areas.csv");
  CHECK(areas.front().id.code == "=1");
  CHECK(areas.front().name.vi == "@Xã");
}

TEST_CASE("a number has an exponent of one to four digits, and other texts are guarded") {
  for (const char* number : {"-1", "-1e1", "-1e9999", "-1E-9999", "-1.5e+12"})
    CHECK(guarded(number) == number);
  for (const char* text : {"-1e", "-1e-", "-1e12345", "-1e1a", "-1e+-1", "-1e1.5", "+1e3"})
    CHECK(guarded(text) == "'" + std::string(text));
}
