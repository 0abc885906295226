#include "tiendo/core/outcome.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>

using namespace tiendo;
using namespace tiendo::detail;

namespace {

outcome<double> share(double part, double whole) {
  if (whole == 0) return reason::zero_base;
  return part / whole;
}

}  // namespace

TEST_CASE("an outcome has a value, or a reason") {
  CHECK(*share(1, 4) == .25);
  CHECK(share(1, 4).reason() == reason::none);
  CHECK_FALSE(share(1, 0).has_value());
  CHECK(share(1, 0).reason() == reason::zero_base);
  CHECK(share(1, 0).value_or(7) == 7);
  CHECK(share(1, 0).value() == std::nullopt);
  CHECK(share(1, 4) == share(2, 8));
  CHECK(share(1, 4) != share(1, 0));
}

TEST_CASE("map keeps the reason, and and_then can return another one") {
  CHECK(*share(1, 4).map([](double x) { return 100 * x; }) == 25);
  CHECK(*share(1, 4).map([](double x) { return std::string(x < 1 ? "part" : "whole"); }) == "part");
  CHECK(share(1, 0).map([](double x) { return 100 * x; }).reason() == reason::zero_base);
  const auto of_rest = [](double x) -> outcome<double> {
    if (x == 1) return reason::met;
    return 1 - x;
  };
  CHECK(*share(1, 4).and_then(of_rest) == .75);
  CHECK(share(4, 4).and_then(of_rest).reason() == reason::met);
  CHECK(share(1, 0).and_then(of_rest).reason() == reason::zero_base);
}

TEST_CASE("move-only values can be moved out of an outcome") {
  outcome<std::unique_ptr<int>> held(std::make_unique<int>(5));
  CHECK(*held->get() == 5);
  const std::unique_ptr<int> taken = *std::move(held);
  CHECK(*taken == 5);
}
