#include "tiendo/assessment/method_assessment.hpp"

#include <doctest/doctest.h>

#include "support/near.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using measures::progress_class;
using measures::progress_formula;
using support::near;

namespace {
method_assessment with_reading(std::optional<progress_class> reading) {
  method_assessment v;
  v.method = "m";
  v.progress = reading;
  return v;
}
}  // namespace

TEST_CASE("dispersion is the mean distance between progress classes") {
  const auto of = [](std::vector<std::optional<progress_class>> readings) {
    std::vector<method_assessment> verdicts;
    for (const auto& r : readings) verdicts.push_back(with_reading(r));
    return dispersion_of(verdicts);
  };
  CHECK(of({progress_class::on_course, progress_class::on_course}) == 0);
  CHECK(of({progress_class::regressing, progress_class::on_course, progress_class::on_course}) ==
        near(4.0 / 9));
  CHECK(of({progress_class::regressing, progress_class::met}) == 1);
  CHECK(of({progress_class::regressing, std::nullopt, progress_class::met}) ==
        1);  // a method without a class does not count
  CHECK(of({progress_class::regressing}) == 0);
  CHECK(of({}) == 0);
}

TEST_CASE("the ratio of a method without classes has a progress class where it implies one") {
  CHECK(detail::progress_of_ratio(progress_formula::linear_rate_ratio, 1) ==
        progress_class::on_course);
  CHECK(detail::progress_of_ratio(progress_formula::linear_rate_ratio, .99) ==
        progress_class::insufficient);
  CHECK(detail::progress_of_ratio(progress_formula::linear_rate_ratio, 0) ==
        progress_class::insufficient);  // nothing has changed
  CHECK(detail::progress_of_ratio(progress_formula::extrapolated_ratio, -.01) ==
        progress_class::regressing);
  CHECK(detail::progress_of_ratio(progress_formula::baseline_ratio, -.01) ==
        progress_class::regressing);
  CHECK_FALSE(detail::progress_of_ratio(progress_formula::baseline_ratio, .5));
  CHECK_FALSE(detail::progress_of_ratio(progress_formula::level_ratio, .5));
}
