#include "tiendo/statistics/kitagawa_decomposition.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "support/near.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::statistics;
using namespace tiendo::detail;
using support::near;

TEST_CASE("the worked number of the decomposition: both parts increase, the whole decreases") {
  const kitagawa_decomposition s =
      decompose_change({{"a", 0.5, 0.6, 100, 300}, {"b", 0.9, 0.95, 100, 100}});
  CHECK(s.ratio_before == near(0.7));
  CHECK(s.ratio_after == near(0.6875));
  CHECK(s.rate_effect == near(0.08125));
  CHECK(s.composition_effect == near(-0.09375));
  CHECK(s.opposing_effects());
  CHECK(s.simpson_reversal());
  CHECK(s.parts[0].rate_effect == near(0.0625));
  CHECK(s.parts[1].composition_effect == near(-0.23125));
}

TEST_CASE("the admissions of Berkeley show Simpson's paradox") {
  // Bickel, Hammel, O'Connell, Science 187 (1975), as R's UCBAdmissions: admitted and all men and
  // women, departments A to F. Taken as two times, men before women: the rate increases in every
  // department but C and E, and the whole decreases by 14.16 points.
  struct department {
    double men, all_men, women, all_women;
  };
  const department list[]{{512, 825, 89, 108},  {353, 560, 17, 25}, {120, 325, 202, 593},
                          {138, 417, 131, 375}, {53, 191, 94, 393}, {22, 373, 24, 341}};
  std::vector<part_change> parts;
  for (const department& d : list)
    parts.push_back({"", d.men / d.all_men, d.women / d.all_women, d.all_men, d.all_women});
  const kitagawa_decomposition s = decompose_change(parts);
  CHECK(*s.ratio_before == near(1198.0 / 2691));
  CHECK(*s.ratio_after == near(557.0 / 1835));
  CHECK(s.rate_effect > 0);
  CHECK(s.simpson_reversal());
}

TEST_CASE("the growth of a merged territory: rate effect and composition effect") {
  // The Saigon Times, 5 July 2025: growth of GRDP in the first half of 2025: Ho Chi Minh City 7.82,
  // Binh Duong 8.3, Ba Ria - Vung Tau 2.61, the merged city 6.56. The weights (their GRDP of the
  // year before) are not given; every choice that gives 6.56 leads to the same result. With w the
  // weight of Ba Ria - Vung Tau and v of Binh Duong: 7.82 (1 - v - w) + 8.3 v + 2.61 w = 6.56, so w
  // = (1.26 + .48 v) / 5.21.
  for (const double v : {0.0, 0.1, 0.2, 0.3, 0.5}) {
    const double w = (1.26 + 0.48 * v) / 5.21;
    const kitagawa_decomposition s = decompose_change(
        {{"79", 7.82, 7.82, 1, 1 - v - w}, {"74", {}, 8.3, 0, v}, {"77", {}, 2.61, 0, w}});
    CHECK(*s.ratio_after == near(6.56));
    CHECK(*s.change() == doctest::Approx(-1.26).epsilon(1e-9));
    CHECK(s.rate_effect == near(0));
    CHECK(s.composition_effect == doctest::Approx(-1.26).epsilon(1e-9));
    CHECK_FALSE(s.opposing_effects());
  }
  // Ba Ria - Vung Tau must weigh at least 1.26 / 5.21 = 24.2 %, and 30.6 % where the weight of the
  // old city is 0: (8.3 - 6.56) / (8.3 - 2.61).
  CHECK(1.26 / 5.21 == doctest::Approx(0.2418).epsilon(1e-3));
  CHECK((8.3 - 6.56) / (8.3 - 2.61) == doctest::Approx(0.3058).epsilon(1e-3));
  // The unweighted mean of the three is a different number.
  CHECK((7.82 + 8.3 + 2.61) / 3 == doctest::Approx(6.243).epsilon(1e-3));
}

TEST_CASE("parts that enter or leave contribute only to the composition effect") {
  const kitagawa_decomposition s =
      decompose_change({{"a", 0.5, 0.5, 1, 1}, {"b", {}, 0.9, 0, 1}, {"c", 0.1, {}, 1, 0}});
  CHECK(s.rate_effect == 0);
  CHECK(s.composition_effect == near(*s.change()));
  CHECK(*s.change() == near(0.4));
}

TEST_CASE("an undefined decomposition has a reason, invalid input throws") {
  CHECK(decompose_change({}).reason == reason::zero_base);
  CHECK(decompose_change({{"a", 0.5, 0.5, 0, 1}}).reason == reason::zero_base);
  CHECK(decompose_change({{"a", {}, 0.5, 1, 1}}).reason == reason::no_observation);
  CHECK_FALSE(decompose_change({{"a", {}, 0.5, 1, 1}}).change());
  CHECK_THROWS_AS(decompose_change({{"a", 0.5, 0.5, -1, 1}}), invalid_value);
  CHECK_THROWS_AS(decompose_change({{"a", std::nan(""), 0.5, 1, 1}}), invalid_value);
}

TEST_CASE(
    "10,000 random changes: the two effects sum to the change and depend only on proportions of "
    "weights") {
  support::dice d(31);
  for (int round = 0; round < 10'000; ++round) {
    std::vector<part_change> parts;
    for (int i = d.whole(1, 9); i > 0; --i)
      parts.push_back(
          {"", d.between(0, 1), d.between(0, 1), d.between(0.01, 5), d.between(0.01, 5)});
    const kitagawa_decomposition s = decompose_change(parts);
    REQUIRE(std::abs(s.rate_effect + s.composition_effect - *s.change()) < 1e-14);
    for (part_change& p : parts) {
      p.weight_before *= 1000;
      p.weight_after *= 7;
    }
    REQUIRE(std::abs(decompose_change(parts).composition_effect - s.composition_effect) < 1e-14);
    for (part_change& p : parts)
      std::swap(p.ratio_before, p.ratio_after), std::swap(p.weight_before, p.weight_after);
    REQUIRE(std::abs(decompose_change(parts).rate_effect + s.rate_effect) <
            1e-14);  // the reversed change has the opposite sign
  }
}

TEST_CASE("a part that stands twice throws with its code") {
  CHECK_THROWS_WITH_AS(decompose_change({{"a", 0.5, 0.6, 1, 1}, {"a", 0.7, 0.8, 1, 1}}),
                       "the part a stands twice; keep one", invalid_value);
  CHECK_NOTHROW(decompose_change({{"a", 0.5, 0.6, 1, 1}, {"A", 0.7, 0.8, 1, 1}}));
  CHECK_NOTHROW(decompose_change({{"", 0.5, 0.6, 1, 1}, {"", 0.7, 0.8, 1, 1}}));  // without codes
}

TEST_CASE("a decomposition is stopped by its callback") {
  CHECK_THROWS_AS(
      decompose_change({{"a", 0.5, 0.6, 1, 1}}, [](std::size_t, std::size_t) { return false; }),
      interrupted);
}
