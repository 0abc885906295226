#include "tiendo/core/detail/number_text.hpp"

#include <doctest/doctest.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <string>

using tiendo::detail::count_text;
using tiendo::detail::number_marks;
using tiendo::detail::number_text;
using tiendo::detail::rounded_text;

TEST_CASE("a number has groups of three digits, and an exponent from 1e15 on") {
  CHECK(number_text(0) == "0");
  CHECK(number_text(-0.0) == "0");
  CHECK(number_text(999) == "999");
  CHECK(number_text(1000) == "1,000");
  CHECK(number_text(50000) == "50,000");
  CHECK(number_text(-123456.75) == "-123,456.75");
  CHECK(number_text(0.0001) == "0.0001");
  CHECK(number_text(999999999999999) == "999,999,999,999,999");
  CHECK(number_text(1e15) == "1e+15");
  CHECK(number_text(1234567890123456) == "1.234567890123456e+15");
  CHECK(number_text(-2.5e15) == "-2.5e+15");
  CHECK(number_text(1e308) == "1e+308");
  CHECK(number_text(std::numeric_limits<double>::infinity()) == "inf");
  CHECK(number_text(1e-300) == "1e-300");
}

TEST_CASE("a language has marks of its own") {
  constexpr number_marks vietnamese{',', '.'};
  CHECK(number_text(42000.5, vietnamese) == "42.000,5");
  CHECK(rounded_text(42000.555, vietnamese) == "42.000,56");
  CHECK(number_text(2.5e20, vietnamese) == "2,5e+20");
}

TEST_CASE("a rounded number has at most two decimals, four below 1, and four digits beside e") {
  CHECK(rounded_text(2.2066666) == "2.21");
  CHECK(rounded_text(0.73555) == "0.7356");
  CHECK(rounded_text(-0.00001) == "0");
  CHECK(rounded_text(1234567.891) == "1,234,567.89");
  CHECK(rounded_text(999.999) == "1,000");
  CHECK(rounded_text(1.23456e17) == "1.235e+17");
  CHECK(rounded_text(1e308) == "1e+308");
  CHECK(rounded_text(-1e15) == "-1e+15");
  CHECK(rounded_text(std::nan("")) == "nan");
}

TEST_CASE("a text without groups is read as the same number") {
  for (double x :
       {1e15, 1.5e15, 123456789012345.6, 9007199254740993.0, 4.35, 1e22, 1.7e308, 1e-5}) {
    for (const double y : {x, -x, std::nextafter(x, 0), 3 * x / 7}) {
      std::string text = number_text(y);
      std::erase(text, ',');
      double read = 0;  // by `from_chars`, which does not know the locale
      std::from_chars(text.data(), text.data() + text.size(), read);
      CHECK(read == y);
    }
  }
}

TEST_CASE("a number of things is a whole number") {
  CHECK(count_text(0) == "0");
  CHECK(count_text(10000) == "10,000");
}
