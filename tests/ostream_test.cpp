#include "tiendo/ostream.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace tiendo;

namespace {

template <class T>
std::string written(const T& x) {
  std::ostringstream out;
  out << x;
  return out.str();
}

}  // namespace

TEST_CASE("values are written as the text of to_string") {
  CHECK(written(date::of(2025, 7, 1)) == "2025-07-01");
  CHECK(written(*partial_date::parse("2025-07")) == "2025-07");
  CHECK(written(*period::parse("2024-Q3")) == "2024-Q3");
  CHECK(written(frequency::annual) == "annual");
  CHECK(written(interval::between(1.5, 2)) == "[1.5, 2]");
  CHECK(written(place(5).of(63)) == "5 of 63");
  CHECK(written(reason::zero_target) == "zero_target");
  CHECK(written(verdict::at_risk) == "at_risk");
  CHECK(written(area_id{"79", date::of(2025, 7, 1)}) == "79@2025-07-01");
  CHECK(written(unit_kind::share) == "share");
  CHECK(written(direction::decrease) == "down");
  CHECK(written(bindingness::striven_for) == "striven_for");
  CHECK(written(observation_kind::lower_bound) == "lower_bound");
  CHECK(written(observation_status::estimate) == "estimate");
  CHECK(written(diagnostic{{}, "target a", "due", "no such day", "correct it"}) ==
        "target a, due: no such day; correct it");
  CHECK(written(diagnostic{{"a.csv", 3}, "", "", "no number", ""}) == "a.csv:3: no number");
}
