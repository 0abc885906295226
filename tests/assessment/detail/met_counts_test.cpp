#include "tiendo/assessment/detail/met_counts.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

#include "support/small_programme.hpp"

using namespace tiendo;
using tiendo::detail::met_counts;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// An open row of an indicator in an area that is met with the probability of a normal number at
/// least `lowest`.
assessment_row open_row(const char* indicator, const area_id& where, double lowest,
                        double probability, double common_share = 0) {
  assessment_row row;
  row.subject.indicator = indicator;
  row.subject.area = support::in(where);
  row.judgement.status = verdict::on_track;
  row.outlook.emplace();
  row.outlook->path = {{*period::parse("2025"), 0, interval()}};
  row.outlook->probability = probability;
  row.outlook->lowest_normal = lowest;
  row.outlook->highest_normal = infinity;
  row.outlook->common_share = common_share;
  return row;
}

expected_count counted(const std::vector<assessment_row>& rows) {
  expected_count sum;
  met_counts met;
  for (const assessment_row& row : rows) met.add(&row, false, {&sum});
  met.finish(confidence_level(.8), {});
  return sum;
}

}  // namespace

TEST_CASE("targets of one series are met together, of other series independently") {
  const area_id city = support::old_city;
  const assessment_row half = open_row("economy", city, 0, .5);
  const expected_count same = counted({half, half, half, half});
  CHECK(same.targets == 4);
  CHECK(same.open == 4);
  CHECK(same.expected == 2);
  CHECK(same.low == 0);
  CHECK(same.high == 4);
  // binomial (4, 1/2): 0 has the probability 1/16, and so has 4: within the tails of 10 %
  const expected_count other =
      counted({half, open_row("survey", city, 0, .5), open_row("dossiers", city, 0, .5),
               open_row("economy", support::island, 0, .5)});
  CHECK(other.expected == 2);
  CHECK(other.low == 1);
  CHECK(other.high == 3);
}

TEST_CASE("areas whose errors are common are met together") {
  const expected_count all = counted({open_row("economy", support::old_city, 0, .5, 1),
                                      open_row("economy", support::island, 0, .5, 1),
                                      open_row("economy", support::neighbour, 0, .5, 1)});
  CHECK(all.low == 0);
  CHECK(all.high == 3);
}

TEST_CASE("decided targets count as they were decided, and others are unknown") {
  assessment_row achieved = open_row("economy", support::old_city, 0, .5);
  achieved.judgement.status = verdict::achieved;
  assessment_row missed = achieved;
  missed.judgement.status = verdict::missed;
  assessment_row silent;
  expected_count sum, other;
  met_counts met;
  met.add(&achieved, true, {&sum});           // due, and met
  met.add(&achieved, false, {&sum, &other});  // achieved before it is due: it has a chance
  met.add(&missed, true, {&sum});
  met.add(&silent, false, {&sum});
  met.add(nullptr, false, {&sum});  // its methods contradict each other
  met.finish(confidence_level(.8), {});
  CHECK(sum.targets == 5);
  CHECK(sum.met == 1);
  CHECK(sum.missed == 1);
  CHECK(sum.open == 1);
  CHECK(sum.unknown() == 2);
  CHECK(sum.expected == 1.5);
  CHECK(sum.low == 1);
  CHECK(sum.high == 2);
  CHECK(other.targets == 1);
  CHECK(other.expected == .5);
  CHECK(other.high == 1);
}

TEST_CASE("counting can be stopped") {
  expected_count sum;
  met_counts met;
  const assessment_row half = open_row("economy", support::old_city, 0, .5);
  met.add(&half, false, {&sum});
  CHECK_THROWS_AS(met.finish(confidence_level(.8), [](std::size_t, std::size_t) { return false; }),
                  interrupted);
}
