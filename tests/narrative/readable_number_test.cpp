#include "tiendo/narrative/readable_number.hpp"

#include <doctest/doctest.h>

using namespace tiendo;

TEST_CASE("a number for reading has two decimals, four below 1, and no trailing zeros") {
  CHECK(readable(22) == "22");
  CHECK(readable(100) == "100");
  CHECK(readable(2.2066666) == "2.21");
  CHECK(readable(-3.5) == "-3.5");
  CHECK(readable(0.73555) == "0.7356");
  CHECK(readable(0.5) == "0.5");
  CHECK(readable(0) == "0");
  CHECK(readable(-0.00001) == "0");
}

TEST_CASE("an interval is written with the bounds that are known") {
  CHECK(readable(interval::exactly(22)) == "22");
  CHECK(readable(interval::between(13.71, 15.72)) == "13.71 to 15.72");
  CHECK(readable(interval::at_least(90)) == "at least 90");
  CHECK(readable(interval::at_most(90)) == "at most 90");
  CHECK(readable(interval()) == "unknown");
  CHECK(readable(42000) == "42,000");
  CHECK(readable(interval::at_least(50000)) == "at least 50,000");
  CHECK(readable(1e308) == "1e+308");
}

TEST_CASE("in Vietnamese a number has a decimal comma and points between groups") {
  constexpr language vi = language::vietnamese;
  CHECK(readable(2.2066666, vi) == "2,21");
  CHECK(readable(0.73555, vi) == "0,7356");
  CHECK(readable(1234567.5, vi) == "1.234.567,5");
  CHECK(readable(-0.00001, vi) == "0");
  CHECK(readable(interval::exactly(22.5), vi) == "22,5");
  CHECK(readable(interval::between(13.71, 15.72), vi) == "từ 13,71 đến 15,72");
  CHECK(readable(interval::at_least(90), vi) == "ít nhất 90");
  CHECK(readable(interval::at_most(90), vi) == "nhiều nhất 90");
  CHECK(readable(interval(), vi) == "không rõ");
}
