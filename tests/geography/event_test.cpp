#include "tiendo/geography/event.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace tiendo;
using namespace tiendo::geography;

namespace {
const date day = date::of(2025, 7, 1);
area_id before(const char* code) {
  return {code, date::of(2000, 1, 1)};
}
area_id after(const char* code) {
  return {code, day};
}
std::vector<std::string> fields(const event& e) {
  std::vector<std::string> names;
  for (const defect& d : defects_of(e)) names.push_back(d.field);
  return names;
}
using texts = std::vector<std::string>;
}  // namespace

TEST_CASE("every kind has a name of its own") {
  CHECK(std::set<std::string_view>(event_names.begin(), event_names.end()).size() ==
        event_names.size());
  CHECK(to_string(event_kind::create) == "create");
  CHECK(to_string(event_kind::correct) == "correct");
}

TEST_CASE("how many areas each kind takes and gives") {
  const auto one = texts{}, in = texts{"in"}, out = texts{"out"};
  CHECK(fields({"e", event_kind::merge, "", day, day, {before("1"), before("2")}, {after("1")}}) ==
        one);
  CHECK(fields({"e", event_kind::merge, "", day, day, {before("1")}, {after("1")}}) == in);
  CHECK(fields({"e", event_kind::split, "", day, day, {before("1")}, {after("1"), after("2")}}) ==
        one);
  CHECK(fields({"e", event_kind::split, "", day, day, {before("1")}, {after("1")}}) == out);
  CHECK(fields({"e", event_kind::create, "", day, day, {}, {after("1")}}) == one);
  CHECK(fields({"e", event_kind::create, "", day, day, {before("1")}, {after("1")}}).front() ==
        "in");
  CHECK(fields({"e", event_kind::dissolve, "", day, day, {before("1")}, {}}) == one);
  CHECK(fields({"e",
                event_kind::transfer,
                "",
                day,
                day,
                {before("1"), before("2")},
                {after("1"), after("2")}}) == one);
}

TEST_CASE(
    "what goes in is older, what comes out begins on the day, and only a recode changes the code") {
  CHECK(fields({"e", event_kind::rename, "", day, day, {after("1")}, {after("1")}}) == texts{"in"});
  CHECK(fields({"e", event_kind::rename, "", day, day, {before("1")}, {before("1")}}) ==
        texts{"out"});
  CHECK(fields({"e", event_kind::rename, "", day, day, {before("1")}, {after("2")}}) ==
        texts{"kind"});
  CHECK(fields({"e", event_kind::recode, "", day, day, {before("1")}, {after("1")}}) ==
        texts{"kind"});
  CHECK(fields({"e", event_kind::recode, "", day, day, {before("1")}, {after("2")}}).empty());
}

TEST_CASE("a correction is known later and keeps the identity") {
  CHECK(
      fields({"e", event_kind::correct, "", day, date::of(2026, 8, 1), {after("1")}, {after("1")}})
          .empty());
  CHECK(
      fields(
          {"e", event_kind::correct, "", day, date::of(2026, 8, 1), {after("1")}, {after("2")}}) ==
      texts{"out"});
}
