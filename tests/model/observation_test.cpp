#include "tiendo/model/observation.hpp"

#include <doctest/doctest.h>

using namespace tiendo;

TEST_CASE("kinds and states of a figure have names") {
  CHECK(to_string(observation_kind::exact) == "exact");
  CHECK(to_string(observation_kind::lower_bound) == "lower_bound");
  CHECK(to_string(observation_kind::upper_bound) == "upper_bound");
  CHECK(to_string(observation_kind::range) == "range");
  CHECK(to_string(observation_status::final) == "final");
  CHECK(to_string(observation_status::provisional) == "provisional");
  CHECK(to_string(observation_status::estimate) == "estimate");
}

TEST_CASE("an empty observation knows nothing: missing is never zero") {
  const observation o;
  CHECK_FALSE(o.value);
  CHECK(o.bounds == interval());
  CHECK_FALSE(o.revises);
  CHECK_FALSE(o.proxy);
}
