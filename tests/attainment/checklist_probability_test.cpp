#include "tiendo/attainment/checklist_probability.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "support/near.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::attainment;
using support::near;

TEST_CASE("all of some items") {
  const checklist_probability all = checklist_probability::of(std::vector<double>{.9, .8, .5}, 3);
  CHECK(all.lowest == near(.2));  // .9 + .8 + .5 - 2
  CHECK(all.independent == near(.36));
  CHECK(all.highest == near(.5));
}

TEST_CASE("any of some items") {
  const checklist_probability any = checklist_probability::of(std::vector<double>{.1, .2, .4}, 1);
  CHECK(any.lowest == near(.4));  // the largest one
  CHECK(any.independent == near(1 - .9 * .8 * .6));
  CHECK(any.highest == near(.7));  // their sum
}

TEST_CASE("independent items of one probability have a binomial distribution") {
  const std::vector<double> items(10, .3);
  // scipy 1.17.1: binom.sf(k - 1, 10, .3)
  CHECK(checklist_probability::of(items, 3).independent ==
        doctest::Approx(.6172172136).epsilon(1e-9));
  CHECK(checklist_probability::of(items, 5).independent ==
        doctest::Approx(.1502683326).epsilon(1e-9));
  CHECK(checklist_probability::of(items, 10).independent == doctest::Approx(std::pow(.3, 10)));
}

TEST_CASE("at least two of three: the bounds by hand") {
  // The sum of all is 1.4, of which at least two are needed at a time: .7. Without the largest, one
  // of .4 and .4 is needed: .8. The least of both is .7.
  const checklist_probability two = checklist_probability::of(std::vector<double>{.4, .4, .6}, 2);
  CHECK(two.highest == near(.7));
  // Fewer than two means at least two failures of .6, .6 and .4: at most min(1.6 / 2, 1.0) = .8.
  CHECK(two.lowest == near(.2));
}

TEST_CASE("the bounds hold the independent items, and more items are less likely") {
  support::dice d(4);
  for (int trial = 0; trial < 200; ++trial) {
    std::vector<double> items(static_cast<std::size_t>(d.whole(1, 12)));
    for (double& p : items) p = d.between(0, 1);
    double before = 1;
    for (std::int64_t k = 0; k <= static_cast<std::int64_t>(items.size()); ++k) {
      const checklist_probability p = checklist_probability::of(items, k);
      CHECK(p.lowest <= p.independent + 1e-12);
      CHECK(p.independent <= p.highest + 1e-12);
      CHECK(p.lowest >= -1e-12);
      CHECK(p.independent <= before + 1e-12);
      before = p.independent;
    }
  }
}

TEST_CASE("what is no list of items throws") {
  CHECK_THROWS_AS(checklist_probability::of(std::vector<double>{.5, 1.5}, 1), invalid_value);
  CHECK_THROWS_AS(checklist_probability::of(std::vector<double>{.5, NAN}, 1), invalid_value);
  CHECK_THROWS_AS(checklist_probability::of(std::vector<double>{.5}, 2), invalid_value);
  CHECK_THROWS_AS(checklist_probability::of(std::vector<double>{.5}, -1), invalid_value);
  CHECK(checklist_probability::of({}, 0).independent == 1);
}
