#include "tiendo/areas/area_history.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"

using namespace tiendo;
using namespace tiendo::detail;

namespace {

const date begin = date::of(2000, 1, 1);
const date reform_date = date::of(2025, 7, 1);
const date last = reform_date - days(1);

area version(const char* code, date from, std::optional<date> to, const char* tier,
             std::optional<area_id> parent = {}) {
  area a;
  a.id = {code, from};
  a.valid_to = to;
  a.tier = tier;
  a.parent = std::move(parent);
  return a;
}

/// A country with provinces 79 and 74, which are merged into 79, a district that ends, and a
/// commune of each.
std::vector<area> areas() {
  const area_id country{"VN", begin}, old_city{"79", begin}, new_city{"79", reform_date};
  std::vector<area> all{version("VN", begin, {}, "national"),
                        version("79", begin, last, "province", country),
                        version("74", begin, last, "province", country),
                        version("79", reform_date, {}, "province", country),
                        version("760", begin, last, "district", old_city),
                        version("26740", begin, last, "commune", area_id{"760", begin}),
                        version("26740", reform_date, {}, "commune", new_city)};
  all[1].successor = all[2].successor = new_city;
  return all;
}

std::vector<std::string> codes(const std::vector<const area*>& found) {
  std::vector<std::string> ids;
  for (const area* a : found) ids.push_back(to_string(a->id));
  return ids;
}
std::vector<std::string> problems(const std::vector<area>& all,
                                  const std::vector<succession>& s = {}) {
  std::vector<std::string> texts;
  for (const diagnostic& d : diagnostics_of(all, s)) texts.push_back(d.subject + ": " + d.problem);
  return texts;
}
using texts = std::vector<std::string>;

}  // namespace

TEST_CASE("one code identifies different areas on different days") {
  const area_history h(areas());
  CHECK(h.find("79", last)->id.valid_from == begin);
  CHECK(h.find("79", reform_date)->id.valid_from == reform_date);
  CHECK(h.find("74", reform_date) == nullptr);
  CHECK(h.find("79", date::of(1999, 12, 31)) == nullptr);
  CHECK(h.find("none", last) == nullptr);
}

TEST_CASE("parents, ancestors and children depend on the day") {
  const area_history h(areas());
  CHECK(codes(h.ancestors({"26740", begin})) ==
        texts{"760@2000-01-01", "79@2000-01-01", "VN@2000-01-01"});
  CHECK(codes(h.ancestors({"26740", reform_date})) == texts{"79@2025-07-01", "VN@2000-01-01"});
  CHECK(h.parent({"VN", begin}) == nullptr);
  CHECK(codes(h.children({"VN", begin}, last)) == texts{"79@2000-01-01", "74@2000-01-01"});
  CHECK(codes(h.children({"VN", begin}, reform_date)) == texts{"79@2025-07-01"});
  CHECK(h.live("district", last).size() == 1);
  CHECK(h.live("district", reform_date).empty());
}

TEST_CASE("direct successors and predecessors, and those in force on a day") {
  std::vector<area> all = areas();
  const date later = date::of(2026, 4, 30);
  all[3].valid_to = later - days(1);
  all[6].valid_to = later - days(1);
  all.push_back(version("79", later, {}, "province", area_id{"VN", begin}));
  all.push_back(version("780", later, {}, "province", area_id{"VN", begin}));
  const area_history h(all, {{{"79", reform_date}, {"79", later}, succession_kind::partial},
                             {{"79", reform_date}, {"780", later}, succession_kind::partial}});
  const area_id old_one{"74", begin}, merged{"79", reform_date};
  CHECK(h.successors(old_one) == std::vector<area_id>{merged});
  CHECK(h.predecessors(merged) == std::vector<area_id>{{"79", begin}, old_one});
  CHECK(h.successors(old_one, last) == std::vector<area_id>{old_one});
  CHECK(h.successors(old_one, reform_date) == std::vector<area_id>{merged});
  CHECK(h.successors(old_one, later) == std::vector<area_id>{{"79", later}, {"780", later}});
  CHECK(h.successors({"760", begin}, later).empty());  // the district has no successor
  CHECK(h.predecessors({"780", later}, later) == std::vector<area_id>{{"780", later}});
  CHECK(h.predecessors({"780", later}, reform_date) == std::vector<area_id>{merged});
  CHECK(h.predecessors({"780", later}, last) == std::vector<area_id>{{"79", begin}, old_one});
  CHECK(h.predecessors({"780", later}, begin - days(1)).empty());
  CHECK(h.predecessors({"780", later}, date::of(2010, 1, 1)) ==
        h.predecessors({"780", later}, last));
}

TEST_CASE("the areas in split_into are successors") {
  std::vector<area> all = areas();
  all[4].split_into = {{"26740", reform_date}, {"79", reform_date}};
  const area_history h(all);
  CHECK(h.successors({"760", begin}) ==
        std::vector<area_id>{{"26740", reform_date}, {"79", reform_date}});
  CHECK(h.successions()[2].kind == succession_kind::partial);
}

TEST_CASE("each violated invariant gives a diagnostic") {
  std::vector<area> all = areas();
  all[1].valid_to = reform_date;  // two versions in force, and a successor that begins before its
                                  // predecessor ended
  CHECK(problems(all) == texts{"area 79@2025-07-01: two versions of area 79 are in force at once"});
  all = areas();
  all[4].valid_to = reform_date;  // the district is valid longer than its province
  CHECK(problems(all) == texts{"area 760@2000-01-01: 79@2000-01-01 is not in force all the time"});
  all = areas();
  all[5].id.valid_from = date::of(1990, 1, 1);
  CHECK(problems(all) ==
        texts{"area 26740@1990-01-01: 760@2000-01-01 is not in force all the time"});
  all = areas();
  all[0].parent = all[1].id;
  CHECK(problems(all).size() ==
        areas().size() + 1);  // all areas are in the cycle, and 79 is not in force all the time
  all = areas();
  all.push_back(all[2]);
  all[6].parent = area_id{"80", begin};
  CHECK(problems(all) == texts{"area 74@2000-01-01 (2): the version stands twice",
                               "area 26740@2025-07-01: there is no area 80@2000-01-01"});
  CHECK(problems(areas(), {{{"79", reform_date}, {"74", begin}, succession_kind::full},
                           {{"1", begin}, {"79", reform_date}, succession_kind::full}}) ==
        texts{"succession 79@2025-07-01 to 74@2000-01-01: the successor is not younger",
              "succession 1@2000-01-01 to 79@2025-07-01: there is no area 1@2000-01-01"});
  all = areas();
  all[4].valid_to = date::of(1990, 1, 1);
  CHECK_THROWS_AS(area_history{all}, invalid_value);
}

TEST_CASE("an area has one successor or parts, and its successor begins later") {
  std::vector<area> all = areas();
  all[1].split_into = {{"79", reform_date}};
  all[3].successor = area_id{"79", begin};
  all[5].successor = area_id{"26741", begin};
  CHECK(problems(all) == texts{"area 79@2000-01-01: the area has one successor and was split",
                               "area 79@2025-07-01: the successor is not younger",
                               "area 26740@2000-01-01: there is no area 26741@2000-01-01"});
  CHECK(diagnostics_of(all, {})[2].remedy == "did you mean '26740@2000-01-01'?");
}

TEST_CASE("a violation of the additional rules is a warning for selected areas") {
  std::vector<area> all = areas();
  all[5].valid_to.reset();
  all.pop_back();
  all[4].split_into = {{"74", begin}};
  CHECK(problems(all) ==
        texts{"area 760@2000-01-01: the successor is not younger",
              "area 26740@2000-01-01: 760@2000-01-01 is not in force all the time"});
  const auto warnings = diagnostics_of(all, {}, area_rules::selected);
  REQUIRE(warnings.size() == 2);
  for (const diagnostic& d : warnings) CHECK(d.severity == diagnostic_severity::warning);
  const area_history history(all, {}, area_rules::selected);
  CHECK(history.parent({"26740", begin})->id.code == "760");
  CHECK_THROWS_AS(area_history(all, {}), input_error);
}

TEST_CASE("no area lies within itself, by either set of rules") {
  std::vector<area> all = areas();
  all[0].parent = area_id{"79", begin};  // the country within its city: all are in the circle
  for (const area_rules rules : {area_rules::complete, area_rules::selected}) {
    std::size_t circles = 0;
    for (const diagnostic& d : diagnostics_of(all, {}, rules))
      circles +=
          d.problem == "the area lies within itself" && d.severity == diagnostic_severity::error;
    CHECK(circles == all.size());
    CHECK_THROWS_AS(area_history(all, {}, rules), input_error);
  }
  all = areas();
  all[2].parent = all[2].id;  // its own parent
  CHECK_THROWS_AS(area_history(all, {}, area_rules::selected), input_error);
}

TEST_CASE("an area has a code and a first day") {
  std::vector<area> all = areas();
  all.push_back({.tier = "x"});
  all.push_back({.id = {"9", {}}});
  all.push_back({.id = {"", begin}});
  all.push_back({.id = {"8", begin}, .valid_to = date()});
  CHECK(problems(all) ==
        texts{"area @: the area has no code", "area @: the version has no first day",
              "area 9@: the version has no first day", "area @2000-01-01: the area has no code",
              "area 8@2000-01-01: the last day of the version is empty"});
}

TEST_CASE("versions of a code are returned in the order in which they were given") {
  const area_history h(areas());
  CHECK(codes(h.versions_of("79")) == texts{"79@2000-01-01", "79@2025-07-01"});
  CHECK(h.versions_of("none").empty());
}

TEST_CASE("a succession chain follows full successors after a version has ended") {
  std::vector<area> all = areas();
  all[4].split_into = {{"26740", reform_date}, {"79", reform_date}};
  const area_history h(all);
  const area_id old_one{"74", begin}, merged{"79", reform_date};
  CHECK(h.successor_chain(old_one, last).versions == std::vector<area_id>{old_one});
  const succession_chain merger = h.successor_chain(old_one, reform_date);
  CHECK(merger.versions == std::vector<area_id>{old_one, merged});
  CHECK_FALSE(merger.ended);
  const succession_chain district = h.successor_chain({"760", begin}, reform_date);
  CHECK(district.versions.size() == 1);
  CHECK(district.ended);
  CHECK(district.split);
  const succession_chain commune = h.successor_chain({"26740", begin}, reform_date);
  CHECK(commune.ended);
  CHECK_FALSE(commune.split);
  CHECK(area_history(areas(), {{{"760", begin}, merged, succession_kind::full}})
            .successor_chain({"760", begin}, reform_date)
            .current() == merged);
}

TEST_CASE("an area lies within the version of its ancestor that is in force on the day") {
  const area_history h(areas());
  const area_id commune{"26740", reform_date}, old_city{"79", begin}, new_city{"79", reform_date};
  CHECK(h.lies_within(commune, new_city, reform_date));
  CHECK(h.lies_within(commune, old_city, reform_date));
  CHECK_FALSE(h.lies_within(commune, old_city, last));
  CHECK(h.lies_within({"26740", begin}, old_city, last));
  CHECK(h.lies_within(new_city, {"74", begin}, reform_date));
  CHECK_FALSE(h.lies_within({"VN", begin}, new_city, reform_date));
}

TEST_CASE("every area of a cycle of 20,000 areas is reported") {
  std::vector<area> ring;
  for (int i = 0; i < 20'000; ++i)
    ring.push_back(version(std::to_string(i).c_str(), begin, {}, "commune",
                           area_id{std::to_string((i + 1) % 20'000), begin}));
  CHECK(diagnostics_of(ring, {}).size() == ring.size());
}

TEST_CASE("of a temporary history, members are copies of those of the history") {
  const area_history h(areas());
  CHECK(area_history(areas()).areas().size() == h.areas().size());
  CHECK(area_history(areas()).successions().size() == h.successions().size());
  CHECK(area_history(areas()).areas().front().id == h.areas().front().id);
}

TEST_CASE("areas that succeed each other in a circle are errors, by either set of rules") {
  const date early = date::of(1990, 1, 1);
  const auto errors = [](const std::vector<area>& all, area_rules rules) {
    std::vector<std::string> found;
    for (const diagnostic& d : diagnostics_of(all, {}, rules))
      if (d.severity == diagnostic_severity::error) found.push_back(d.subject + ": " + d.problem);
    return found;
  };
  const auto split = [](area a, std::vector<area_id> parts) {
    a.split_into = std::move(parts);
    return a;
  };
  const area a = version("A", begin, last, "t"), b = version("B", begin, last, "t");
  const area c = version("C", early, last, "t");
  const area_id a_id{"A", begin}, b_id{"B", begin}, c_id{"C", early};
  // Of two, of itself, of three, and mixed with a successor.
  CHECK(errors({split(a, {b_id}), split(b, {a_id})}, area_rules::selected) ==
        texts{"area A@2000-01-01: the area succeeds itself",
              "area B@2000-01-01: the area succeeds itself"});
  CHECK(errors({split(a, {a_id, b_id}), b}, area_rules::selected) ==
        texts{"area A@2000-01-01: the area succeeds itself"});
  CHECK(
      errors({split(a, {b_id}), split(b, {c_id}), split(c, {a_id})}, area_rules::selected).size() ==
      3);
  area heir = c;
  heir.successor = a_id;
  CHECK(errors({split(a, {b_id, c_id}), b, heir}, area_rules::selected) ==
        texts{"area A@2000-01-01: the area succeeds itself"});
  area one = a, two = b;
  one.successor = b_id;
  two.successor = a_id;
  for (const area_rules rules : {area_rules::selected, area_rules::complete}) {
    CHECK(errors({one, two}, rules).size() == 2);
    CHECK(errors({split(a, {b_id}), split(b, {a_id})}, rules).size() == 2);
  }
  CHECK(errors({split(a, {b_id, c_id}), split(b, {c_id}), c}, area_rules::selected).empty());
}

TEST_CASE("versions of one code are found and compared in any order") {
  std::vector<area> all;
  const date first = date::of(1800, 1, 1);
  for (int i = 0; i < 20'000; ++i)
    all.push_back(version("A", first + days(3 * i), first + days(3 * i + 1), "t"));
  std::reverse(all.begin() + 5'000, all.end());
  const area_history h(all);
  for (int i = 0; i < 20'000; i += 777) {
    const date from = first + days(3 * i);
    CHECK(h.find({"A", from})->id.valid_from == from);
    CHECK(h.find("A", from + days(1))->id.valid_from == from);
    CHECK(h.find("A", from + days(2)) == nullptr);  // between two versions
    CHECK(h.find({"A", from + days(1)}) == nullptr);
  }
  CHECK(h.find("A", first - days(1)) == nullptr);
  CHECK(h.versions_of("A")[5'000]->id.valid_from == first + days(3 * 19'999));
  // One long version overlaps all that begin while it lasts, wherever it stands.
  all.push_back(version("A", first - days(1), first + days(3 * 4), "t"));
  CHECK(problems(all).size() == 5);
}

TEST_CASE("the check of areas is stopped by its callback") {
  std::vector<area> all;
  for (int i = 0; i < 50'000; ++i)
    all.push_back(version(("A" + std::to_string(i)).c_str(), begin, {}, "t"));
  const progress stop = [](std::size_t, std::size_t) { return false; };
  CHECK_THROWS_AS(area_history(all, {}, area_rules::complete, stop), interrupted);
  CHECK(area_history(all, {}, area_rules::complete, [](std::size_t, std::size_t) { return true; })
            .areas()
            .size() == 50'000);
}
