#include "tiendo/assessment/difference.hpp"

#include <doctest/doctest.h>

#include <string>

#include "support/small_programme.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::aim;
using support::assessed;
using support::day;
using support::figure;

namespace {

const target share = aim("share", "economy", at_least(25));

const observations history{figure("economy", "2021", 10, "2022-01-31"),
                           figure("economy", "2022", 14, "2023-01-31"),
                           figure("economy", "2023", 18, "2024-01-31"),
                           figure("economy", "2023", 18.5, "2024-06-30").revised()};

assessment on(const char* as_of) {
  return assessed({share}, history, as_of);
}

}  // namespace

TEST_CASE("nothing changes between an assessment and itself") {
  const assessment a = on("2024-03-31");
  CHECK(diff(a, a).empty());
  const observations two_units{figure("economy", "2023", 20, "2024-01"),
                               figure("economy", "2023", 900, "2024-01").counted_in("count")};
  const assessment side_by_side = assessed({share}, two_units, "2024-06-30");
  CHECK(side_by_side.rows().size() == 2);
  CHECK(diff(side_by_side, side_by_side).empty());
}

TEST_CASE("a changed verdict takes precedence over a changed value") {
  // From one value to two: r = (4 / 1) / (11 / 3).
  const assessment before = on("2022-12-31"), after = on("2023-12-31");
  const auto changes = diff(before, after);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].kind == change_kind::status_changed);
  CHECK(changes[0].before->judgement.status == verdict::insufficient_data);
  CHECK(changes[0].after->judgement.status == verdict::on_track);
  CHECK(&changes[0].row() == changes[0].after);
}

TEST_CASE("a value can change where the verdict does not") {
  const assessment before = on("2024-03-31"), after = on("2024-06-30");
  const auto changes = diff(before, after);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].kind == change_kind::figure_changed);
  CHECK(changes[0].before->evidence.latest->value == 18.0);
  CHECK(changes[0].after->evidence.latest->value == 18.5);
}

TEST_CASE("a reason can change where verdict and value do not") {
  // The second value gives no pace with the first: one value, then two that are not comparable.
  const observations all{figure("economy", "2023", 18, "2024-01-31"),
                         figure("economy", "2021-Q4", 10, "2024-06-30")};
  const assessment before = assessed({share}, all, "2024-03-31");
  const assessment after = assessed({share}, all, "2024-06-30");
  const auto changes = diff(before, after);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].kind == change_kind::reason_changed);
  CHECK(changes[0].before->main_reason() == reason::single_observation);
  CHECK(changes[0].after->main_reason() == reason::not_comparable);
}

TEST_CASE("rows appear with new targets and methods, and disappear with closed ones") {
  target closed = aim("closed", "dossiers", at_least(50));
  closed.in_force_to = day("2023-12-31");
  closed.closed_by = "2/NQ";
  target opened = aim("opened", "survey", at_least(90));
  opened.enacted = opened.in_force_from = day("2024-01-01");
  const assessment before = assessed({closed, opened}, {}, "2023-12-31");
  const assessment after = assessed({closed, opened}, {}, "2024-01-01");
  const auto changes = diff(before, after);
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].kind == change_kind::appeared);
  CHECK(changes[0].before == nullptr);
  CHECK(changes[0].row().subject.target == "opened");
  CHECK(changes[1].kind == change_kind::disappeared);
  CHECK(changes[1].after == nullptr);
  CHECK(changes[1].row().subject.target == "closed");
}

TEST_CASE("a row that appears in one direction disappears in the other") {
  const assessment a = on("2021-12-31"), b = on("2024-06-30");
  const auto forth = diff(a, b), back = diff(b, a);
  REQUIRE(forth.size() == back.size());
  for (std::size_t i = 0; i < forth.size(); ++i) {
    if (forth[i].kind != change_kind::appeared) continue;
    CHECK(back[i].kind == change_kind::disappeared);
  }
}

TEST_CASE("the kinds of change have names") {
  CHECK(std::string(to_string(change_kind::appeared)) == "appeared");
  CHECK(std::string(to_string(change_kind::disappeared)) == "disappeared");
  CHECK(std::string(to_string(change_kind::status_changed)) == "status_changed");
  CHECK(std::string(to_string(change_kind::figure_changed)) == "figure_changed");
  CHECK(std::string(to_string(change_kind::reason_changed)) == "reason_changed");
}
