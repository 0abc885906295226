#include "tiendo/model/vintage.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "support/figures.hpp"
#include "support/near.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::figure;

namespace {

figure print(double x, const char* published) {
  return figure("economy", "2022", x, published);
}

data_point merged(const observations& prints) {
  std::vector<const observation*> all;
  for (const observation& o : prints) all.push_back(&o);
  return merge_vintages(std::move(all));
}

void check_same(const data_point& a, const data_point& b) {
  CHECK(a.period == b.period);
  CHECK(a.bounds == b.bounds);
  CHECK(a.value == b.value);
  CHECK(a.kind == b.kind);
  CHECK(a.status == b.status);
  CHECK(a.conflicting == b.conflicting);
  const auto members = [](const std::vector<const observation*>& list) {
    return std::multiset<const observation*>(list.begin(), list.end());
  };
  CHECK(members(a.used) == members(b.used));
  CHECK(members(a.superseded) == members(b.superseded));
}

}  // namespace

TEST_CASE("one release gives its own value") {
  const observations one{
      print(18.66, "2023-05").out_of(63).with_status(observation_status::estimate)};
  const data_point p = merged(one);
  CHECK(p.value == 18.66);
  CHECK(p.bounds == interval::exactly(18.66));
  CHECK(p.kind == observation_kind::exact);
  CHECK(p.status == observation_status::estimate);
  CHECK(p.field == 63);
  CHECK_FALSE(p.conflicting);
  CHECK(p.used.size() == 1);
  CHECK(p.superseded.empty());
}

TEST_CASE("a rounded number does not conflict with the most precise one, which is used") {
  const data_point p =
      merged({print(18.7, "2023-03"), print(18.66, "2023-05"), print(19, "2023-07")});
  CHECK(p.value == 18.66);
  CHECK_FALSE(p.conflicting);
  CHECK(p.used.size() == 3);  // the rounded ones are used too
}

TEST_CASE("releases that differ by more than rounding give an interval") {
  // HCMC.md, trap 2: one value of 2022 was printed as 18.7, 18.66, 19, 18.86 and 18.66.
  const data_point p =
      merged({print(18.7, "2023-01"), print(18.66, "2023-02"), print(19, "2023-03"),
              print(18.86, "2023-04"), print(18.66, "2023-05")});
  CHECK(p.bounds == interval::between(18.66, 18.86));
  CHECK(p.conflicting);
  CHECK_FALSE(p.value);
  CHECK(p.kind == observation_kind::range);
  CHECK(p.superseded.empty());
}

TEST_CASE("trailing zeros are decimals: 99.00 is not 99.4 rounded") {
  CHECK(merged({print(99, "2023"), print(99.4, "2024")}).value == 99.4);
  CHECK(merged({print(99, "2023").printed_with(2), print(99.4, "2024")}).conflicting);
}

TEST_CASE("a later release alone does not replace an earlier one, a revision does") {
  // HCMC.md, trap 2: the national figure for 2022 was first 12.67, later 12.83.
  const data_point beside = merged({print(12.67, "2023-06"), print(12.83, "2024-06")});
  CHECK(beside.conflicting);
  CHECK(beside.bounds == interval::between(12.67, 12.83));

  const observations all{print(12.67, "2023-06"), print(12.83, "2024-06").revised()};
  const data_point revised = merged(all);
  CHECK(revised.value == 12.83);
  CHECK_FALSE(revised.conflicting);
  CHECK(revised.used == std::vector<const observation*>{&all[1]});
  CHECK(revised.superseded == std::vector<const observation*>{&all[0]});
}

TEST_CASE("a revision does not replace what was published with it or after it") {
  const data_point after = merged({print(12.67, "2025-01"), print(12.83, "2024-06").revised()});
  CHECK(after.conflicting);
  CHECK(after.superseded.empty());
  const data_point same_day =
      merged({print(12.67, "2024-06-30"), print(12.83, "2024-06").revised()});  // its last day
  CHECK(same_day.conflicting);
}

TEST_CASE("the last of several revisions is used") {
  const observations all{print(1.5, "2023"), print(3.5, "2025").revised(),
                         print(2.5, "2024").revised()};
  const data_point p = merged(all);
  CHECK(p.value == 3.5);
  CHECK(p.superseded.size() == 2);
}

TEST_CASE("a bound that contains the number agrees with it") {
  const data_point p = merged({print(90, "2023").or_more(), print(93.5, "2024")});
  CHECK(p.value == 93.5);
  CHECK_FALSE(p.conflicting);
  CHECK(p.kind == observation_kind::exact);
  const data_point apart = merged({print(90, "2023").or_more(), print(85, "2024")});
  CHECK(apart.conflicting);
  CHECK(apart.bounds == interval::at_least(85));
  CHECK_FALSE(apart.value);
}

TEST_CASE("overlapping bounds are intersected") {
  const data_point p = merged({print(70, "2023").or_more(), print(90, "2024").or_less()});
  CHECK(p.bounds == interval::between(70, 90));
  CHECK(p.kind == observation_kind::range);
  CHECK_FALSE(p.conflicting);
  CHECK_FALSE(p.value);
  CHECK(merged({print(70, "2023").or_more()}).kind == observation_kind::lower_bound);
  CHECK(merged({print(70, "2023").or_less()}).kind == observation_kind::upper_bound);
  CHECK(merged({print(70, "2023").or_more(), print(70, "2024").or_more()}).value == 70.0);
}

TEST_CASE("disjoint bounds give the smallest interval that contains all of them") {
  const data_point two = merged({print(0, "2023").up_to(1), print(2, "2023").up_to(3)});
  CHECK(two.bounds == interval::between(0, 3));
  CHECK(two.conflicting);
  const data_point three =
      merged({print(0, "2023").up_to(1), print(2, "2023").up_to(3), print(2.5, "2023").up_to(4)});
  CHECK(three.bounds == interval::between(0, 4));
  const data_point with_number =
      merged({print(0, "2023").up_to(1), print(2, "2023").up_to(3), print(0.5, "2023")});
  CHECK(with_number.bounds == interval::between(0, 3));  // 0.5 does not resolve the conflict
  CHECK(with_number.conflicting);
}

TEST_CASE("the status is the least final one, and different numbers of ranked members conflict") {
  const data_point p = merged({print(5, "2023").with_status(observation_status::provisional),
                               print(5, "2024").with_status(observation_status::final)});
  CHECK(p.status == observation_status::provisional);
  CHECK(p.value == 5.0);
  const data_point ranks = merged({print(4, "2025").out_of(63), print(4, "2025").out_of(34)});
  CHECK(ranks.conflicting);
  CHECK_FALSE(merged({print(4, "2025").out_of(63), print(4, "2025")}).conflicting);
}

TEST_CASE("the order of the releases affects only the order of the observations used") {
  support::dice dice(19);
  for (int i = 0; i < 300; ++i) {
    observations prints;
    for (int n = dice.whole(1, 5); n > 0; --n) {
      const std::string published = std::to_string(dice.whole(2023, 2026));
      figure f = print(dice.whole(16, 22) / 2.0, published.c_str());
      switch (dice.whole(0, 5)) {
        case 0: f = f.or_more(); break;
        case 1: f = f.or_less(); break;
        case 2: f = f.up_to(*f.value + dice.whole(0, 3)); break;
        case 3: f = f.revised(); break;
        default: break;
      }
      if (dice.whole(0, 3) == 0) f = f.with_status(observation_status::provisional);
      prints.push_back(f);
    }
    std::vector<const observation*> order;
    for (const observation& o : prints) order.push_back(&o);
    const data_point first = merge_vintages(order);
    for (int turn = 0; turn < 5; ++turn) {
      for (std::size_t k = order.size(); k > 1; --k)
        std::swap(order[k - 1],
                  order[static_cast<std::size_t>(dice.whole(0, static_cast<int>(k) - 1))]);
      check_same(merge_vintages(order), first);
    }
  }
}

TEST_CASE("the merged interval agrees with every release, or spans all of them if they conflict") {
  support::dice dice(20);
  for (int i = 0; i < 300; ++i) {
    observations prints;
    for (int n = dice.whole(1, 4); n > 0; --n) {
      const figure f = print(dice.whole(0, 8), "2024").printed_with(0);
      prints.push_back(dice.whole(0, 1) == 0 ? f : f.up_to(*f.value + dice.whole(0, 4)));
    }
    const data_point p = merged(prints);
    for (const observation& o : prints) {
      const bool inside = o.bounds.low() <= p.bounds.low() && p.bounds.high() <= o.bounds.high();
      const bool touches = o.bounds.low() <= p.bounds.high() && p.bounds.low() <= o.bounds.high();
      if (!p.conflicting) CHECK(inside);
      if (p.conflicting) CHECK(touches);
    }
    if (p.value) CHECK(p.bounds == interval::exactly(*p.value));
    if (p.value) CHECK_FALSE(p.conflicting);
  }
}

TEST_CASE("sources that differ by rounding of binary arithmetic agree") {
  for (const auto& [a, b] : std::vector<std::pair<double, double>>{{.1 + .2, .3},
                                                                   {56.99999999999999, 57},
                                                                   {1.1 + 2.2, 3.3},
                                                                   {.7 + .1, .8},
                                                                   {4.35 * 100, 435}}) {
    const auto point = merged({print(a, "2023-01"), print(b, "2023-02")});
    CHECK_FALSE(point.conflicting);
    CHECK(point.value);
    CHECK(point.bounds.is_exact());
  }
  CHECK(merged({print(.3, "2023-01"), print(.4, "2023-02")}).conflicting);
  CHECK_FALSE(merged({print(.3, "2023-01"), print(.1 + .2, "2023-02").or_more()}).conflicting);
}
