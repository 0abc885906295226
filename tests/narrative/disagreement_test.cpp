#include "tiendo/narrative/disagreement.hpp"

#include <doctest/doctest.h>

#include "tiendo/narrative/detail/phrases_of.hpp"

#include "tiendo/core/text.hpp"
#include "tiendo/narrative/detail/phrases.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using measures::progress_class;
using measures::progress_formula;

namespace {
method_assessment says(const char* method, progress_formula q,
                       std::optional<progress_class> reading, const char* status = "",
                       bool with_target = true) {
  method_assessment v;
  v.method = method;
  v.formula = q;
  v.progress = reading;
  v.status = status;
  v.with_target = with_target;
  v.actual = .127;
  v.required = .129;
  v.base_time = 2020;
  return v;
}
}  // namespace

TEST_CASE("a sentence names the most and the least favourable method and their difference") {
  const auto trend =
      says("astat", progress_formula::growth_rate, progress_class::on_course, "improvement", false);
  const auto rate =
      says("eurostat", progress_formula::rate_ratio, progress_class::insufficient, "moderate");
  CHECK(explain_differences({trend, rate}, "%") ==
        "astat says improvement (progress of 12.7 % a year, whatever the target), eurostat says "
        "moderate (progress of "
        "12.7 % a year where 12.9 % lead from the base to the target): growth alone says nothing "
        "of the way that is left.");
  const auto pace = says("linear_pace", progress_formula::pace_ratio, progress_class::regressing,
                         "deteriorating");
  CHECK(explain_differences({rate, pace}, "points") ==
        "eurostat says moderate (progress of 12.7 % a year where 12.9 % lead from the base to the "
        "target), linear_pace "
        "says deteriorating (0.127 points a year where 0.129 points a year are required from the "
        "latest figure on): one "
        "asks what is required from the latest figure on, the other what was required from the "
        "base on.");
}

TEST_CASE("each difference has its words") {
  const auto a = says("a", progress_formula::rate_ratio, progress_class::on_course, "x");
  const auto apart = [&](const method_assessment& b) {
    return detail::phrases_of(language::english).words(detail::difference_between(a, b));
  };
  method_assessment later =
      says("b", progress_formula::rate_ratio, progress_class::regressing, "y");
  later.base_time = 2023;
  CHECK(apart(later) == "they begin at different figures");
  CHECK(apart(says("b", progress_formula::baseline_ratio, progress_class::met)) ==
        "one looks at the level, the other at the rate");
  CHECK(apart(says("b", progress_formula::extrapolated_ratio, progress_class::regressing)) ==
        "one compares levels by extrapolation, the other rates");
  CHECK(apart(says("b", progress_formula::anticipated_ratio, progress_class::regressing)) ==
        "one fits all figures, the other looks at the first and the last");
  CHECK(apart(says("b", progress_formula::linear_rate_ratio, progress_class::regressing)) ==
        "one counts in percent, the other in amounts");
  CHECK(apart(says("b", progress_formula::rate_ratio, progress_class::regressing)) ==
        "they draw their thresholds at different places");
  CHECK(apart(says("b", progress_formula::limited_growth_rate, progress_class::regressing, "",
                   false)) == "the limit and the target ask for different growth");
}

TEST_CASE("methods that agree have a sentence of their own") {
  const auto a = says("a", progress_formula::rate_ratio, progress_class::insufficient);
  CHECK(explain_differences({a, a}, "") == "All 2 verdicts agree: too slow.");
  CHECK(explain_differences({a}, "") == "Only a has a verdict: too slow.");
  CHECK(explain_differences({}, "") == "No method has a verdict.");
}

TEST_CASE("the difference between methods is explained in Vietnamese") {
  constexpr language vi = language::vietnamese;
  const auto rate =
      says("eurostat", progress_formula::rate_ratio, progress_class::insufficient, "moderate");
  const auto pace = says("linear_pace", progress_formula::pace_ratio, progress_class::regressing,
                         "deteriorating");
  CHECK(explain_differences({rate, pace}, "điểm", vi) ==
        "eurostat kết luận quá chậm (moderate) (tiến bộ 12,7% mỗi năm, cần 12,9% để từ mức gốc "
        "đạt mục tiêu), linear_pace kết luận xấu đi (deteriorating) (0,127 điểm mỗi năm, cần "
        "0,129 điểm mỗi năm kể từ số liệu mới nhất): một phương pháp xét tốc độ cần có từ số liệu "
        "mới nhất, phương pháp kia xét tốc độ cần có từ mức gốc.");
  CHECK(explain_differences({rate, rate}, "", vi) == "Tất cả 2 kết luận đều thống nhất: quá chậm.");
  CHECK(explain_differences({rate}, "", vi) == "Chỉ có eurostat đưa ra kết luận: quá chậm.");
  CHECK(explain_differences({}, "", vi) == "Không phương pháp nào đưa ra kết luận.");
}

TEST_CASE("each formula and each difference has Vietnamese words of its own") {
  for (std::size_t i = 0; i < measures::progress_formula_names.size(); ++i) {
    const auto q = static_cast<progress_formula>(i);
    CAPTURE(measures::to_string(q));
    const auto a = says("a", q, progress_class::on_course);
    const auto b = says("b", progress_formula::rate_ratio, progress_class::regressing);
    const std::string told = explain_differences({a, b}, "", language::vietnamese);
    CHECK(told != explain_differences({a, b}, ""));
    CHECK(compose(told) == told);
  }
  for (std::size_t i = 0; i < detail::method_differences; ++i) {
    const auto d = static_cast<detail::method_difference>(i);
    CHECK(detail::phrases_of(language::vietnamese).words(d) !=
          detail::phrases_of(language::english).words(d));
  }
}
