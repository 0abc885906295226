#include "tiendo/columns/detail/vectorised.hpp"

#include <doctest/doctest.h>

#include <array>

#include "tiendo/measures/methods/official_methods.hpp"

using namespace tiendo::measures;

TEST_CASE("the kernels rate columns where there are kernels, and else write nothing") {
  const std::array<double, 2> latest{22, 30};
  std::array<double, 2> ratio{-1, -1};
  input_columns given;
  given.rows = 2;
  given.latest = {{{}, 2024}, {latest, tiendo::missing_value}};
  given.target = {{{}, 2025}, {{}, 25}};
  const rating& by = *find_official_method("simple_ratio")->data(policy::strict).with_target;
  const bool written = detail::vectorised(by, given, {.ratio = ratio});
#ifdef TIENDO_HEADER_ONLY
  CHECK_FALSE(written);
  CHECK(ratio[0] == -1);
#else
  CHECK(written);
  CHECK(ratio[0] == doctest::Approx(.88));  // 22 / 25
  CHECK(ratio[1] == doctest::Approx(1.2));
#endif
}
