#include "tiendo/model/programme.hpp"

#include <doctest/doctest.h>

#include <string>

#include "support/small_programme.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::aim;
using support::small_parts;
using support::small_programme;

TEST_CASE("a programme finds its parts by their ids, and returns null for other ids") {
  const programme p = small_programme({aim("share", "economy", at_least(25))});
  CHECK(p.id() == "small");
  CHECK(p.find_act("1/QD")->title.en == "Decision 1");
  CHECK(p.find_tier("commune")->level == 3);
  CHECK(p.find_indicator("survey")->id == "survey");
  CHECK(p.find_target("share")->indicator == "economy");
  CHECK(p.find_unit("percent")->symbol == "%");
  CHECK(p.find_act("4/QD") == nullptr);
  CHECK(p.find_tier("ward") == nullptr);
  CHECK(p.find_indicator("share") == nullptr);
  CHECK(p.find_target("economy") == nullptr);
  CHECK(p.find_unit("permille") == nullptr);
}

TEST_CASE("an area is found by code and version, and its versions by code") {
  const programme p = small_programme({});
  CHECK(p.find_area(support::old_city)->successor == support::new_city);
  CHECK(p.find_area({"01", date::of(2024, 1, 1)}) == nullptr);
  const auto versions = p.versions_of("01");
  REQUIRE(versions.size() == 2);
  CHECK(versions[0]->id == support::old_city);
  CHECK(versions[1]->id == support::new_city);
  CHECK(p.versions_of("99").empty());
}

TEST_CASE("an end is known if it is past or its act has been issued") {
  programme_parts parts = small_parts();
  const programme p(parts);
  const tier& district = *p.find_tier("district");  // ends on 2025-06-30 by an act of 2025-06-16
  CHECK_FALSE(p.end_is_known(district, date::of(2025, 6, 15)));
  CHECK(p.end_is_known(district, date::of(2025, 6, 16)));
  CHECK(p.end_is_known(*p.find_area(support::old_city), date::of(2025, 6, 16)));
  CHECK_FALSE(p.end_is_known(*p.find_tier("commune"), date::of(2030, 1, 1)));
  for (tier& t : parts.tiers) t.ended_by.clear();
  const programme silent(std::move(parts));
  CHECK_FALSE(silent.end_is_known(*silent.find_tier("district"), date::of(2025, 6, 30)));
  CHECK(silent.end_is_known(*silent.find_tier("district"), date::of(2025, 7, 1)));
}

TEST_CASE("a programme has its declared units and the standard units") {
  programme_parts parts = small_parts();
  parts.units = {{"percent_of_grdp", unit_kind::share, "% of GRDP", 0.0, 100.0}};
  const programme p(std::move(parts));
  CHECK(p.find_unit("percent_of_grdp")->symbol == "% of GRDP");
  CHECK(p.find_unit("percent") != nullptr);
}

TEST_CASE("inconsistent parts throw an error with all diagnostics") {
  programme_parts parts = small_parts();
  parts.targets = {aim("a", "econmy", at_least(25)), aim("b", "position", at_least(0))};
  try {
    const programme p(std::move(parts));
    FAIL("a programme was made");
  } catch (const input_error& e) {
    CHECK(e.diagnostics().size() == 2);
    const std::string text = e.what();
    CHECK(text.find("the programme 'small' has 2 faults") == 0);
    CHECK(text.find("\ntarget a, indicator: there is no indicator 'econmy'") != std::string::npos);
    CHECK(text.find("\ntarget b, rule: 0 lies outside") != std::string::npos);
  }
}

TEST_CASE("a copy of a programme is independent of the original") {
  std::optional<programme> original = small_programme({aim("share", "economy", at_least(25))});
  const programme copy = *original;
  original.reset();
  CHECK(copy.find_target("share")->indicator == "economy");
  CHECK(copy.find_area(support::old_city)->name.en == "City");
  CHECK(copy.versions_of("01").size() == 2);
}

TEST_CASE("of a temporary programme, members are copies of those of the programme") {
  const auto made = [] { return small_programme({aim("share", "economy", at_least(25))}); };
  const programme p = made();
  CHECK(made().id() == p.id());
  CHECK(made().name().en == p.name().en);
  CHECK(made().objective().en == p.objective().en);
  CHECK(made().warnings() == p.warnings());
  CHECK(made().parts().id == p.parts().id);
  const auto ids = [](const auto& parts) {
    std::vector<std::string> all;
    for (const auto& part : parts) all.push_back(part.id);
    return all;
  };
  CHECK(ids(made().acts()) == ids(p.acts()));
  CHECK(ids(made().tiers()) == ids(p.tiers()));
  CHECK(ids(made().indicators()) == ids(p.indicators()));
  CHECK(ids(made().targets()) == ids(p.targets()));
  CHECK(made().areas().size() == p.areas().size());
  CHECK(made().history().areas().size() == p.history().areas().size());
}
