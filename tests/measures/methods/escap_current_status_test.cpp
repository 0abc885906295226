#include "tiendo/measures/methods/escap_current_status.hpp"

#include <doctest/doctest.h>

#include "support/methods.hpp"

using namespace support;

TEST_CASE("the worked numbers: up, down and parity") {
  CHECK(*escap_current_status({{2015, 40}, {2020, 55}, {2030, 90}}).score == near(3.0));
  CHECK(*escap_current_status({{2015, 80}, {2020, 60}, {2030, 20}, direction::decrease}).score ==
        doctest::Approx(3.333333).epsilon(1e-7));
  CHECK(*escap_current_status({{2015, .8}, {2020, 1.05}, {2030, 1}, direction::range}).score ==
        near(7.5));
}

TEST_CASE("0 at the base, 10 at the target, and below 0 behind the base") {
  CHECK(*escap_current_status({{2015, 40}, {2020, 40}, {2030, 90}}).score == 0);
  CHECK(*escap_current_status({{2015, 40}, {2020, 90}, {2030, 90}}).score == 10);
  CHECK(escap_current_status({{2015, 40}, {2020, 90}, {2030, 90}}).reason == reason::met);
  CHECK(*escap_current_status({{2015, 40}, {2020, 35}, {2030, 90}}).score == near(-1));
  CHECK(escap_current_status({{2015, 40}, {2020, 35}, {2030, 40}}).reason ==
        reason::base_equals_target);
}

TEST_CASE("properties of ESCAP's index") {
  check_properties(&escap_current_status, 20259);
}
