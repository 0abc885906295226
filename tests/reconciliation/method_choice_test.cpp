#include "tiendo/reconciliation/method_choice.hpp"

#include <doctest/doctest.h>

#include "support/small_tree.hpp"

using namespace tiendo;
using namespace tiendo::reconciliation;

namespace {
const auto s = support::two_groups_of_two();

double error_of(const std::vector<method_score>& scores, const std::string& name) {
  for (const method_score& m : scores)
    if (m.name == name) return m.error;
  FAIL("no such method");
  return 0;
}
}  // namespace

TEST_CASE("the best comes first, and forecasts as they came take part") {
  const vector truth = s.sum_up(Eigen::Vector4d(10, 20, 30, 40));
  vector base = truth;
  base[3] += 8;  // one bottom forecast is off, everything else is right
  const auto scores = back_test(s, std::vector<past_forecast>{{base, truth, std::nullopt}});
  for (std::size_t i = 1; i < scores.size(); ++i) CHECK(scores[i - 1].error <= scores[i].error);
  // By hand: base errs at one node of seven by 8 / 10; bottom-up at three: 8/100 + 8/30 + 8/10.
  CHECK(error_of(scores, "base") == doctest::Approx(0.8 / 7));
  CHECK(error_of(scores, "bottom_up") == doctest::Approx((0.08 + 8.0 / 30 + 0.8) / 7));
  CHECK(error_of(scores, "ols") < error_of(scores, "bottom_up"));
  CHECK(scores.size() == 4);  // nothing that needs residuals
}

TEST_CASE("with residuals the other methods take part, as far as they can") {
  support::dice dice(18);
  const vector truth = s.sum_up(Eigen::Vector4d(10, 20, 30, 40));
  const vector base = truth + support::random_matrix(dice, 7, 1);
  const auto scores = [&](int times) {
    return back_test(s, std::vector<past_forecast>{{base, truth, support::random_matrix(dice, times, 7)}});
  };
  CHECK(scores(8).size() == 9);
  CHECK(scores(2).size() == 7);  // the sample covariance of two times is none
}

TEST_CASE("a back-test without a past, or of another size, is refused") {
  CHECK_THROWS_AS(back_test(s, {}), value_error);
  CHECK_THROWS_AS(back_test(s, std::vector<past_forecast>{{vector::Ones(3), vector::Ones(7), std::nullopt}}), value_error);
}
