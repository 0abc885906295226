#include "tiendo/core/detail/sums_of_others.hpp"

#include <doctest/doctest.h>

#include <vector>

using tiendo::detail::sums_of_others;
using numbers = std::vector<double>;

TEST_CASE("each number has the sum of the other ones") {
  CHECK(sums_of_others({}) == numbers{});
  CHECK(sums_of_others({7}) == numbers{0});
  CHECK(sums_of_others({1, 2, 4}) == numbers{6, 5, 3});
  CHECK(sums_of_others({-1, 0, 1}) == numbers{1, 0, -1});
}

TEST_CASE("a number that is much larger than the others takes no digits from their sum") {
  const numbers sums = sums_of_others({.25, 1e300, .5});
  CHECK(sums[1] == .75);  // 1e300 + .75 - 1e300 would be 0
  CHECK(sums[0] == 1e300);
}

TEST_CASE("many numbers take linear time, and sums are exact where whole numbers are") {
  constexpr std::size_t n = 200'000;  // with a sum for each of them 4e10 additions
  numbers all(n);
  for (std::size_t i = 0; i < n; ++i) all[i] = static_cast<double>(i % 1000);
  const numbers sums = sums_of_others(all);
  const double whole = 200 * 499'500.0;  // 200 times 0 + 1 + ... + 999
  bool same = true;
  for (std::size_t i = 0; i < n; ++i) same = same && sums[i] == whole - all[i];
  CHECK(same);
}
