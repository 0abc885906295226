#include "tiendo/core/number.hpp"

#include <doctest/doctest.h>

#include <charconv>
#include <cmath>
#include <string>

#include "support/near.hpp"

using namespace tiendo;
using namespace tiendo::detail;

namespace {

void reads(const char* text, double value, int decimals, decimal_mark mark = decimal_mark::point) {
  CAPTURE(text);
  const auto number = parse_number(text, mark);
  REQUIRE(number);
  CHECK(number->value == value);
  CHECK(number->decimals == decimals);
}

void refuses(const char* text, decimal_mark mark = decimal_mark::point) {
  CAPTURE(text);
  CHECK_FALSE(parse_number(text, mark));
}

bool agree(double a, int a_decimals, double b, int b_decimals) {
  const printed_number first{a, a_decimals}, second{b, b_decimals};
  CHECK(agree_within_rounding(first, second) == agree_within_rounding(second, first));
  return agree_within_rounding(first, second);
}

}  // namespace

TEST_CASE("a number is parsed with its number of decimals") {
  reads("25", 25, 0);
  reads("-24.97", -24.97, 2);
  reads("99.00", 99, 2);
  reads("0.5", 0.5, 1);
  reads("007", 7, 0);
  reads("-0", 0, 0);
  reads("1234567.125", 1234567.125, 3);
}

TEST_CASE("with a decimal comma, dots separate groups of three digits") {
  reads("-24,97", -24.97, 2, decimal_mark::comma);
  reads("41,985", 41.985, 3, decimal_mark::comma);
  reads("1.234", 1234, 0, decimal_mark::comma);
  reads("1.234.567,8", 1234567.8, 1, decimal_mark::comma);
  reads("12.345", 12345, 0, decimal_mark::comma);
  for (const char* wrong :
       {"1.23", "1.2345", "1234.567", ".123", "1.234.56", "1..234", "1,234,567", "1,234.5"})
    refuses(wrong, decimal_mark::comma);
}

TEST_CASE("other text is not parsed as a number") {
  for (const char* wrong :
       {"",   "-",  "--1",   "+1",  ".5",  "5.",   "1,5", "1.234.567", "1e3",  "0x10",
        " 1", "1 ", "1 000", "nan", "inf", "-inf", "12a", "1.-5",      "1.5.", "40%"})
    refuses(wrong);
}

TEST_CASE("every number is parsed from its shortest text, with either decimal mark") {
  support::dice dice(1766);
  for (int i = 0; i < 500; ++i) {
    const int decimals = dice.whole(0, 6);
    const double value = std::round(dice.between(-1e6, 1e6)) / std::pow(10.0, decimals);
    char text[400];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed).ptr;
    std::string plain(text, end);
    const auto read = parse_number(plain);
    REQUIRE(read);
    CHECK(read->value == value);
    CHECK(read->decimals == shortest_decimals(value));
    for (char& c : plain)
      if (c == '.') c = ',';
    CHECK(parse_number(plain, decimal_mark::comma)->value == value);
  }
}

TEST_CASE("shortest_decimals counts the decimals of the shortest text") {
  CHECK(shortest_decimals(25) == 0);
  CHECK(shortest_decimals(18.66) == 2);
  CHECK(shortest_decimals(-0.5) == 1);
  CHECK(shortest_decimals(0) == 0);
  CHECK(shortest_decimals(1e300) == 0);
  CHECK(shortest_decimals(1e-7) == 7);
}

TEST_CASE("two printed numbers agree if one can be the other one rounded") {
  CHECK(agree(18.7, 1, 18.66, 2));
  CHECK(agree(19, 0, 18.66, 2));
  CHECK(agree(18, 0, 18.5, 1));  // half a unit rounds to either side
  CHECK(agree(19, 0, 18.5, 1));
  CHECK(agree(18.65, 2, 18.6, 1));
  CHECK(agree(18.65, 2, 18.7, 1));
  CHECK(agree(25, 0, 25, 2));
  CHECK_FALSE(agree(18.86, 2, 18.66, 2));
  CHECK_FALSE(agree(18.7, 1, 18.6, 1));  // equally precise
  CHECK_FALSE(agree(18.7, 1, 18.64, 2));
  CHECK_FALSE(agree(99, 2, 99.4, 1));  // 99.00 is not 99.4 rounded
  CHECK_FALSE(agree(18, 0, 18.51, 2));
}

TEST_CASE("rounding is recognised at every magnitude") {
  CHECK(agree(1234567.85, 2, 1234567.8, 1));
  CHECK(agree(1234567.85, 2, 1234567.9, 1));
  CHECK_FALSE(agree(1234567.86, 2, 1234567.8, 1));
  support::dice dice(12);
  for (int i = 0; i < 500; ++i) {
    // A number of two decimals that ends in 5, and its neighbours of one decimal.
    const double tenths = dice.whole(0, 1000000000);
    const double half = (tenths * 10 + 5) / 100;
    CHECK(agree(half, 2, tenths / 10, 1));
    CHECK(agree(half, 2, (tenths + 1) / 10, 1));
    CHECK_FALSE(agree(half, 2, (tenths + 2) / 10, 1));
  }
}
