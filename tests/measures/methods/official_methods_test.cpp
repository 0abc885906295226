#include "tiendo/measures/methods/official_methods.hpp"
#include "tiendo/core/missing_value.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "support/methods.hpp"
#include "tiendo/measures/growth.hpp"

using namespace support;

namespace {

timed_value pair_of(const nlohmann::json& j) {
  return {j[0].get<double>(), j[1].get<double>()};
}

direction sense_of(const std::string& direction) {
  return direction == "down"     ? direction::decrease
         : direction == "parity" ? direction::range
                                 : direction::increase;
}

}  // namespace

TEST_CASE("the published test vectors, to their printed digits") {
  std::ifstream file(TIENDO_SOURCE_DIR "/tests/data/vectors/methods.json");
  const auto vectors = nlohmann::json::parse(file);
  REQUIRE(vectors.size() == 11);
  for (const auto& v : vectors) {
    const official_method* method = find_official_method(v["method"].get<std::string>());
    REQUIRE(method);
    CAPTURE(v.dump());
    std::vector<timed_value> course;
    progress_input f;
    if (v.contains("series")) {
      for (const auto& point : v["series"]) course.push_back(pair_of(point));
      f.base = course.front();
      f.latest = course.back();
      f.series = course;
      f.direction = direction::decrease;
      f.target = {2030, 8.4};  // the actual rate needs no target, the method does
    } else {
      f.base = pair_of(v["base"]);
      f.latest = pair_of(v["latest"]);
      f.direction = sense_of(v.value("direction", "up"));
      if (v.contains("target")) f.target = pair_of(v["target"]);
      if (v.contains("green")) f.target = {2030, v["green"].get<double>()};
      if (v.contains("limit")) f.limit = v["limit"].get<double>();
    }
    const method_result r = evaluate(method->data(policy::strict), f);
    const auto holds = [&](const char* key, double found, double step) {
      if (v.contains(key)) CHECK(std::abs(found - v[key].get<double>()) <= .5 * step);
    };
    holds("ratio", r.ratio.value_or(missing_value), v["method"] == "sdsn_trend" ? 1e-4 : 1.1e-6);
    holds("score", r.score.value_or(missing_value), 1.1e-6);
    holds("extrapolated", r.actual.value_or(missing_value), 1.1e-6);
    holds("value", r.score.value_or(missing_value), 1.1e-6);
    holds("aarr", r.actual.value_or(missing_value), 1.1e-6);
    holds("needed", r.required.value_or(missing_value), 1e-9);
    holds("actual", r.actual.value_or(missing_value), 1e-9);
    holds("limit_factor", limit_factor(f.base.value, f.limit), 1.1e-7);
    if (v.contains("status")) CHECK(r.label() == v["status"].get<std::string>());
  }
}

TEST_CASE("official methods are found by their names") {
  std::set<std::string_view> names;
  for (const official_method& m : official_methods) {
    CHECK(names.insert(m.name).second);
    CHECK(find_official_method(m.name) == &m);
    for (const policy p : {policy::strict, policy::as_published}) CHECK(m.data(p).name == m.name);
  }
  CHECK(find_official_method("nothing") == nullptr);
}

TEST_CASE("no input crashes a method or leaves a number undefined without a reason") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const double wild[] = {missing_value, infinity, -infinity, 0,   -0.0, 1e308, -1e308,
                         5e-324,        1,        -1,        100, 2020, 2021,  2022};
  dice d(99);
  const auto any = [&] { return wild[d.whole(0, 13)]; };
  for (int i = 0; i < 10000; ++i) {
    const std::vector<timed_value> course{{any(), any()}, {any(), any()}, {any(), any()}};
    progress_input f{course.front(), course.back(),
                     {any(), any()}, static_cast<direction>(d.whole(0, 2)),
                     any(),          any()};
    if (d.whole(0, 1)) f.series = course;
    for (const official_method& m : official_methods)
      for (const policy p : {policy::strict, policy::as_published}) {
        const method_result r = evaluate(m.data(p), f);
        if (!r.ratio) CHECK(r.reason != reason::none);
        if (r.ratio && p == policy::strict) CHECK(std::isfinite(*r.ratio));
        if (r.ratio && !std::isfinite(*r.ratio)) CHECK(r.reason != reason::none);
        if (r.status) CHECK_FALSE(r.label().empty());
        if (r.score) CHECK_FALSE(std::isnan(*r.score));
      }
  }
}
