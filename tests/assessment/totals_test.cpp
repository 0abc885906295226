#include "tiendo/assessment/totals.hpp"

#include <doctest/doctest.h>

#include "support/near.hpp"

using namespace tiendo;

TEST_CASE("verdict counts add up by verdict, and targets on which methods disagree are unknown") {
  verdict_counts sum;
  sum.add(verdict::achieved);
  sum.add(verdict::achieved);
  sum.add(verdict::missed);
  sum.add(verdict::no_data);
  sum.add(verdict::insufficient_data);
  sum.add(verdict::not_assessable);
  ++sum.methods_disagree;
  CHECK(sum.count(verdict::achieved) == 2);
  CHECK(sum.count(verdict::on_track) == 0);
  CHECK(sum.met() == 2);
  CHECK(sum.missed() == 1);
  CHECK(sum.unknown() == 3);  // no data, insufficient data, disputed
  CHECK(sum.total() == 7);
}

TEST_CASE("the total of verdict counts is the number of additions") {
  support::dice dice(43);
  verdict_counts sum;
  for (int i = 1; i <= 200; ++i) {
    const int v = dice.whole(0, 9);
    if (v == 9)
      ++sum.methods_disagree;
    else
      sum.add(all_verdicts[static_cast<std::size_t>(v)]);
    CHECK(sum.total() == i);
  }
}
