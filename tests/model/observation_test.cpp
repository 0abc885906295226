#include "tiendo/model/observation.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("kinds and statuses of observations have names") {
  CHECK(to_string(observation_kind::exact) == "exact");
  CHECK(to_string(observation_kind::lower_bound) == "lower_bound");
  CHECK(to_string(observation_kind::upper_bound) == "upper_bound");
  CHECK(to_string(observation_kind::range) == "range");
  CHECK(to_string(observation_status::final) == "final");
  CHECK(to_string(observation_status::provisional) == "provisional");
  CHECK(to_string(observation_status::estimate) == "estimate");
}

TEST_CASE("an empty observation has no value and unbounded bounds") {
  const observation o;
  CHECK_FALSE(o.value);
  CHECK(o.bounds == interval());
  CHECK_FALSE(o.revises);
  CHECK_FALSE(o.proxy);
}

TEST_CASE("the four ways to make an observation set kind, value, bounds and decimals together") {
  const observation exact = observation::exact(18.66);
  CHECK(exact.kind == observation_kind::exact);
  CHECK(exact.value == 18.66);
  CHECK(exact.bounds == interval::exactly(18.66));
  CHECK(exact.decimals == 2);
  CHECK(observation::exact(25).decimals == 0);

  const observation over = observation::at_least(90.5);
  CHECK(over.kind == observation_kind::lower_bound);
  CHECK_FALSE(over.value);
  CHECK(over.bounds == interval::at_least(90.5));
  CHECK(over.decimals == 1);

  const observation under = observation::at_most(4);
  CHECK(under.kind == observation_kind::upper_bound);
  CHECK_FALSE(under.value);
  CHECK(under.bounds == interval::at_most(4));

  const observation range = observation::between(13.71, 15.7);
  CHECK(range.kind == observation_kind::range);
  CHECK_FALSE(range.value);
  CHECK(range.bounds == interval::between(13.71, 15.7));
  CHECK(range.decimals == 2);
}

TEST_CASE("a value is finite, and the lower end of a range is not above the upper one") {
  const double infinite = std::numeric_limits<double>::infinity();
  CHECK_THROWS_AS(observation::exact(std::nan("")), invalid_value);
  CHECK_THROWS_AS(observation::exact(infinite), invalid_value);
  CHECK_THROWS_AS(observation::at_least(-infinite), invalid_value);
  CHECK_THROWS_AS(observation::at_most(infinite), invalid_value);
  CHECK_THROWS_AS(observation::between(0, infinite), invalid_value);
  CHECK_THROWS_AS(observation::between(2, 1), invalid_value);
}

TEST_CASE("the locations of the observations of a file share its name and become those of faults") {
  observation first, second;
  first.source_location = {"observations.csv", 7, 3};
  second.source_location = {first.source_location.file, 8, 0};
  CHECK(first.source_location.file.c_str() == second.source_location.file.c_str());
  const source_location location = first.source_location;
  CHECK(location == source_location{"observations.csv", 7, 3});
  CHECK(to_string(diagnostic{first.source_location, "", "", "a problem", "a remedy"}) ==
        "observations.csv:7:3: a problem; a remedy");
}
