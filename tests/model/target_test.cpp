#include "tiendo/model/target.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace tiendo;
using namespace tiendo::detail;

namespace {

target enacted_in_july() {
  target t;
  t.enacted = date::of(2020, 7, 3);
  t.in_force_from = date::of(2020, 8, 1);
  return t;
}

}  // namespace

TEST_CASE("a target is in force when its act is known and in force") {
  target t = enacted_in_july();
  CHECK_FALSE(t.in_force_on(date::of(2020, 7, 31)));
  CHECK(t.in_force_on(date::of(2020, 8, 1)));
  t.in_force_from = date::of(2020, 1, 1);  // a retroactive act is not known before its date
  CHECK_FALSE(t.in_force_on(date::of(2020, 7, 2)));
  CHECK(t.in_force_on(date::of(2020, 7, 3)));
}

TEST_CASE("a closed target is in force until its last day") {
  target t = enacted_in_july();
  CHECK(t.in_force_on(date::of(2099, 1, 1)));
  t.in_force_to = date::of(2023, 6, 30);
  CHECK(t.in_force_on(date::of(2023, 6, 30)));
  CHECK_FALSE(t.in_force_on(date::of(2023, 7, 1)));
}

TEST_CASE("targets are required unless they are striven for") {
  CHECK(target{}.bindingness == bindingness::required);
  CHECK(std::string(to_string(bindingness::required)) == "required");
  CHECK(std::string(to_string(bindingness::striven_for)) == "striven_for");
}
