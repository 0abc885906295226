#include "tiendo/attainment/detail/panel_chances.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace tiendo;
using namespace tiendo::attainment;

TEST_CASE("outlooks are the same in any order of the questions") {
  panel p;
  std::vector<series_target> targets;
  for (int i = 0; i < 4; ++i) {
    p.add({.40 + .01 * i, .44, .45, .49 - .01 * i, .52});
    targets.push_back({i, within_top(2), 2027});
    targets.push_back({i, at_least(.6), 2026, due_reading::until});
    targets.push_back({i, within_top(1), 2026, due_reading::until});
    targets.push_back({i, within_top(1), 2025});
  }
  attainment_options o;
  o.groups = {7, 7, 7, 7};
  const std::vector<std::int64_t> ends(4, 2024);
  attainment::detail::panel_chances forwards(p.view(), ends, targets, o, {}),
      backwards(p.view(), ends, targets, o, {});
  std::vector<double> first(targets.size());
  for (std::size_t i = 0; i < targets.size(); ++i)
    first[i] = forwards.outlook_of(i, confidence_level(.8)).probability;
  for (std::size_t i = targets.size(); i-- > 0;)
    CHECK(backwards.outlook_of(i, confidence_level(.8)).probability == first[i]);
}
