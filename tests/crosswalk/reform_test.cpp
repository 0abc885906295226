#include "tiendo/crosswalk/reform.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <utility>

#include "support/small_reform.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::crosswalk;
using support::near;
using support::small_reform_parts;

namespace {
std::vector<std::string> problems(const reform_parts& parts) {
  std::vector<std::string> texts;
  for (const diagnostic& d : diagnostics_of(parts)) texts.push_back(d.subject + ": " + d.problem);
  return texts;
}
using texts = std::vector<std::string>;
}  // namespace

TEST_CASE("a reform gives the links of each area") {
  const reform r = support::small_reform();
  CHECK(r.find_before("C") == 2);
  CHECK(r.find_after("W") == 3);
  CHECK_FALSE(r.find_after("A"));
  CHECK(r.out_of(2) == std::vector<std::size_t>{2, 3});
  CHECK(r.into(0) == std::vector<std::size_t>{0, 1, 2});
  CHECK(r.out_of(4).empty());
  CHECK(r.into(3).empty());
}

TEST_CASE("every fault is named, all at once") {
  reform_parts parts = small_reform_parts();
  parts.links.push_back(whole("A", "X"));  // 5: linked twice; both in full
  parts.links.push_back(part("N", "M"));   // 6: neither exists; one part alone
  parts.links.push_back(part("B", "Y", interval::between(0.5, 1.5)));  // 7
  parts.after.push_back({"X", "", "", ""});
  parts.before.push_back({"", "nameless", "", "none"});
  CHECK(problems(parts) ==
        texts{"before nameless: an area has no code", "before : there is no parent none",
              "after X: the area X stands twice", "edge 5: A and X are linked twice",
              "edge 6: there is no area N before the reform",
              "edge 6: there is no area M after the reform", "edge 7: a share lies between 0 and 1",
              "edge 0: A goes to X in full, and elsewhere too",
              "edge 0: the shares of A sum to 2, not to 1",
              "edge 1: B goes to X in full, and elsewhere too",
              "edge 1: the shares of B sum to between 1.5 and 2.5, not to 1",
              "edge 5: A goes to X in full, and elsewhere too", "edge 6: N has one part alone"});
  CHECK_THROWS_WITH_AS(reform{parts}, doctest::Contains("the reform has 13 faults"), invalid_value);
}

TEST_CASE("shares of an area that cannot sum to 1 are reported") {
  reform_parts parts = small_reform_parts();
  parts.links[2].share = interval::exactly(0.3);
  parts.links[3].share = interval::exactly(0.6);
  CHECK(problems(parts) == texts{"edge 2: the shares of C sum to 0.9, not to 1"});
  parts.links[3].share = interval::between(0.6, 0.8);
  CHECK(problems(parts).empty());
  parts.links[2].kind = succession_kind::full;
  CHECK(problems(parts).front() == "edge 2: C goes to X in full, and its share is not 1");
}

TEST_CASE("the known shares of the other parts narrow the bounds of a share") {
  reform_parts parts = small_reform_parts();
  parts.links[2].share = interval::exactly(0.3);
  CHECK(reform(parts).links()[3].share.low() == near(0.7));
  CHECK(reform(parts).links()[3].share.is_exact());
  parts.links[2].share = interval::between(0.2, 0.6);
  CHECK(reform(parts).links()[3].share.low() == near(0.4));
  CHECK(reform(parts).links()[3].share.high() == near(0.8));
  CHECK(reform(small_reform_parts()).links()[3].share == unknown_share());
}

TEST_CASE("200 random reforms: narrowed shares lie within the given ones and can sum to 1") {
  support::dice d(11);
  for (int round = 0; round < 200; ++round) {
    const reform r = support::random_reform(d, 60);
    for (std::size_t i = 0; i < r.before().size(); ++i) {
      double low = 0, high = 0;
      for (const std::size_t e : r.out_of(i)) {
        low += r.links()[e].share.low();
        high += r.links()[e].share.high();
      }
      REQUIRE(low <= 1 + 1e-9);
      REQUIRE(high >= 1 - 1e-9);
    }
  }
}

TEST_CASE("a reform without its day is reported") {
  reform_parts parts = small_reform_parts();
  parts.effective = {};
  CHECK(problems(parts) == texts{"reform: the first day of the new areas is not given"});
  CHECK_THROWS_AS(reform{parts}, input_error);
}

TEST_CASE("of a temporary reform, members are copies of those of the reform") {
  const reform r = support::small_reform();
  CHECK(support::small_reform().act() == r.act());
  CHECK(support::small_reform().out_of(2) == r.out_of(2));
  CHECK(support::small_reform().into(0) == r.into(0));
  const auto codes = [](const std::vector<reform_area>& areas) {
    texts all;
    for (const reform_area& a : areas) all.push_back(a.code);
    return all;
  };
  CHECK(codes(support::small_reform().before()) == codes(r.before()));
  CHECK(codes(support::small_reform().after()) == codes(r.after()));
  CHECK(codes(support::small_reform().parents_before()) == codes(r.parents_before()));
  CHECK(codes(support::small_reform().parents_after()) == codes(r.parents_after()));
}

TEST_CASE("the check of a reform, and a reform, are stopped by their callback") {
  const progress stop = [](std::size_t, std::size_t) { return false; };
  CHECK_THROWS_AS(diagnostics_of(small_reform_parts(), stop), interrupted);
  CHECK_THROWS_AS(reform(small_reform_parts(), stop), interrupted);
  CHECK_THROWS_AS(reform(tiendo::detail::already_checked{}, small_reform_parts(), stop),
                  interrupted);
}

TEST_CASE("the rest of an area of 20,000 parts is what the known parts leave") {
  constexpr std::size_t n = 20'000;  // with a sum over the others for each, 4e8 additions
  reform_parts parts;
  parts.effective = date::of(2025, 7, 1);
  parts.before = {{"A", "A", "commune", ""}};
  for (std::size_t i = 0; i < n; ++i) {
    const std::string code = std::to_string(i);
    parts.after.push_back({code, code, "commune", ""});
    parts.links.push_back({"A", code, succession_kind::partial,
                           i == 7 ? unknown_share() : interval::exactly(0.00003125)});
  }
  const reform r(std::move(parts));  // 19,999 x .00003125 = .62496875
  CHECK(r.links()[7].share.low() == near(0.37503125));
  CHECK(r.links()[7].share.high() == near(0.37503125));
}
