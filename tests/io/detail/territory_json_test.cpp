#include "tiendo/io/detail/territory_json.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "support/small_programme.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/assessment_json.hpp"
#include "tiendo/io/document.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::aim;
using support::assessed;

namespace {

using json = nlohmann::ordered_json;

json document_on(const char* day,
                 std::vector<target> targets = {aim("share", "economy", at_least(25))}) {
  return json::parse(to_json(assessed(std::move(targets), {}, day)));
}

std::vector<std::string> ids_in(const json& parts) {
  std::vector<std::string> ids;
  for (const json& part : parts) ids.push_back(part["id"].get<std::string>());
  return ids;
}

/// Counts the lists that have begun.
struct begun_lists final : document_sink {
  void begin_object() override {}
  void end_object() override {}
  void begin_list() override { ++count; }
  void end_list() override {}
  void key(std::string_view) override {}
  void value(const cell&) override {}
  int count = 0;
};

}  // namespace

TEST_CASE("tiers are listed from the widest on, with an end where it was known on the day") {
  const json before = document_on("2025-06-15")["tiers"];
  CHECK(ids_in(before) == std::vector<std::string>{"national", "province", "district", "commune"});
  CHECK(before[2]["in_force"] == true);
  CHECK(before[2]["valid_to"].is_null());  // the act is of 16 June
  CHECK(before[2]["ended_by"] == "");
  const json known = document_on("2025-06-16")["tiers"][2];
  CHECK(known["in_force"] == true);
  CHECK(known["valid_to"] == "2025-06-30");
  CHECK(known["ended_by"] == "2/NQ");
  CHECK(document_on("2025-07-01")["tiers"][2]["in_force"] == false);
}

TEST_CASE("the areas are those in force and their parents") {
  const json before = document_on("2025-06-15")["areas"];
  CHECK(ids_in(before) ==
        std::vector<std::string>{"00@1990-01-01", "01@2000-01-01", "02@2000-01-01", "03@2000-01-01",
                                 "101@2000-01-01", "102@2000-01-01", "301@2000-01-01"});
  CHECK(before[0]["parent"].is_null());
  CHECK(before[1]["parent"] == "00@1990-01-01");
  CHECK(before[1]["successor"].is_null());  // it was not known on that day
  // After the reform the communes still name the old city and the island, which have ended; the
  // neighbour is gone.
  const json after = document_on("2025-07-01")["areas"];
  CHECK(ids_in(after) == std::vector<std::string>{"00@1990-01-01", "01@2000-01-01", "01@2025-07-01",
                                                  "03@2000-01-01", "101@2000-01-01",
                                                  "102@2000-01-01", "301@2000-01-01"});
  CHECK(after[1]["in_force"] == false);
  CHECK(after[1]["successor"] == "01@2025-07-01");
  CHECK(after[2]["in_force"] == true);
  CHECK(after[2]["code"] == "01");
  CHECK(after[2]["name"]["en"] == "City");
  CHECK(after[2]["tier"] == "province");
}

TEST_CASE("an area of a row is listed after its end, with the parts that it was split into") {
  target t = aim("share", "economy", at_least(25));
  t.scope.area = support::neighbour;
  programme_parts parts = support::small_parts();
  for (area& a : parts.areas)
    if (a.id == support::neighbour) {
      a.successor.reset();
      a.split_into = {support::new_city, support::first_commune};
    }
  parts.targets = {t};
  const assessment a =
      assess(programme(std::move(parts)), observations{}, support::day("2025-08-01"));
  const json document = json::parse(to_json(a));
  for (const json& each : document["areas"])
    if (each["id"] == "02@2000-01-01") {
      CHECK(each["split_into"] == json{"01@2025-07-01", "101@2000-01-01"});
      CHECK(each["valid_to"] == "2025-06-30");
      CHECK(each["ended_by"] == "2/NQ");
      return;
    }
  FAIL("the neighbour is missing");
}

TEST_CASE("areas are collected and then written, and the callback can stop both") {
  const progress stop = [](std::size_t, std::size_t) { return false; };
  const auto lists_on = [&](const char* day) {
    begun_lists out;
    watch steps(stop);
    CHECK_THROWS_AS(write_areas(out, assessed({}, {}, day), steps), interrupted);
    return out.count;
  };
  CHECK(lists_on("2025-06-15") == 0);  // seven areas are in force
  CHECK(lists_on("1980-01-01") == 1);  // none is, but each is looked at
}

TEST_CASE("a programme with a cycle of parent areas is refused") {
  programme_parts parts = support::small_parts();
  for (area& a : parts.areas)
    if (a.id == support::country) a.parent = support::new_city;
  CHECK_THROWS_AS(programme(std::move(parts)), input_error);
}

TEST_CASE("the progress of a document without rows is none of none") {
  for (const char* day : {"2025-07-01", "1980-01-01"}) {  // on the second day no area is in force
    CAPTURE(day);
    const assessment a = assessed({}, {}, day);
    REQUIRE(a.rows().empty());
    std::size_t calls = 0;
    to_json(a, language::english, [&](std::size_t done, std::size_t total) {
      ++calls;
      CHECK(done == 0);
      CHECK(total == 0);
      return true;
    });
    CHECK(calls > 0);
  }
}
