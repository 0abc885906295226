#include "tiendo/assessment/detail/target_areas.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/small_programme.hpp"

using namespace tiendo;
using namespace tiendo::detail;

namespace {

std::vector<std::string> names_of(const std::vector<const area*>& areas) {
  std::vector<std::string> names;
  for (const area* a : areas) names.push_back(to_string(a->id));
  return names;
}

target each_commune_of(const area_id& whole) {
  target t = support::aim("communes", "economy", at_least(25));
  t.scope = {whole, "commune", true};
  return t;
}

}  // namespace

TEST_CASE("a target is set for the areas of its tier within its area, as they are on the day") {
  const programme p = support::small_programme({each_commune_of(support::old_city)});
  const target& t = p.targets().front();
  CHECK(names_of(target_areas(p, support::day("2025-06-30")).meant_by(t)) ==
        std::vector<std::string>{"101@2000-01-01", "102@2000-01-01"});
  CHECK(names_of(target_areas(p, support::day("2025-06-30"))
                     .meant_by(each_commune_of(support::country))) ==
        std::vector<std::string>{"101@2000-01-01", "102@2000-01-01", "301@2000-01-01"});
  // the communes still name the old city as their parent, which the new one has succeeded
  CHECK(names_of(target_areas(p, support::day("2025-07-01")).meant_by(t)).empty());
  target of_districts = t;
  of_districts.scope.tier = "district";
  CHECK(target_areas(p, support::day("2025-06-30")).meant_by(of_districts).empty());
}

TEST_CASE(
    "a target has the chain of each of its areas, or that of its own area where it has none") {
  const programme p = support::small_programme({each_commune_of(support::old_city)});
  const target& t = p.targets().front();
  const target_areas before(p, support::day("2025-06-30")), after(p, support::day("2025-07-01"));
  REQUIRE(before.territories_of(t).size() == 2);
  CHECK(before.territories_of(t)[0].current() == support::first_commune);
  REQUIRE(after.territories_of(t).size() == 1);
  CHECK(after.territories_of(t)[0].current() == support::new_city);
  target of_the_city = t;
  of_the_city.scope = {support::old_city, "", false};
  CHECK(after.territories_of(of_the_city)[0].versions ==
        std::vector<area_id>{support::old_city, support::new_city});
}
