// Every part of a programme can be made with designated initialisers alone, without a warning about
// the members that are left out (g++ -Wextra, see designated_initialisers.cmake).
#include <doctest/doctest.h>

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/succession.hpp"
#include "tiendo/assessment/method_comparison.hpp"
#include "tiendo/assessment/need.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/totals.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/crosswalk/link.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/crosswalk/transfer_ratio.hpp"
#include "tiendo/measures/progress_input.hpp"
#include "tiendo/model/observed_series.hpp"
#include "tiendo/model/programme_parts.hpp"

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("a part of a programme is made with designated initialisers") {
  const tier city{.id = "city", .level = 1};
  const act decision{.id = "1/QD", .effective = date::of(2020, 7, 3)};
  const indicator share{.id = "share", .unit = standard_unit("percent")};
  const scope whole{.area = {.code = "79", .valid_from = date::of(2025, 7, 1)}};
  const target t{.id = "t", .indicator = "share", .scope = whole, .rule = at_least(25)};
  const area a{.id = whole.area, .tier = "city"};
  const observation o{.indicator = "share", .area = {.code = "79"}};
  const legal_basis basis{.act = "1/QD"};
  const replacement follows{.act = "1/QD"};
  const programme_parts parts{.id = "p", .tiers = {city}, .targets = {t}};
  CHECK(city.ended_by.empty());
  CHECK(decision.url.empty());
  CHECK(share.unit.symbol == "%");
  CHECK(a.split_into.empty());
  CHECK(o.kind == observation_kind::exact);
  CHECK(basis.article.empty());
  CHECK(follows.date == date());
  CHECK(parts.targets.front().scope.area.code == "79");
}

TEST_CASE("results and parts of a reform are made with designated initialisers") {
  const unit_of_measure unit{.id = "people"};
  const label name{.en = "people"};
  const diagnostic wrong{.subject = "target t"};
  const succession passed{.from = {.code = "1"}};
  const crosswalk::link edge{.from = "1", .to = "2"};
  const crosswalk::reform_parts reform{.act = "2/NQ"};
  const crosswalk::reform_area commune{.code = "101"};
  const crosswalk::area_value figure{.code = "101"};
  const crosswalk::ratio_parts ratio{.code = "101", .numerator = 1};
  const series_key key{.indicator = "share"};
  const measures::progress_input input{.base = {2020, 1}};
  const data_gap gap{.target = "t"};
  const latest_figure latest{.value = 1};
  const assessment_row row{.subject = {.target = "t"}, .evidence = {.latest = latest}};
  const counted_verdict counted{.target = "t"};
  const method_assessment method{.method = "linear_pace"};
  const target_comparison comparison{.target = "t", .assessments = {method}};
  CHECK(unit.symbol.empty());
  CHECK(name.vi.empty());
  CHECK(wrong.remedy.empty());
  CHECK(passed.kind == succession_kind::full);
  CHECK(edge.share == interval::exactly(1));
  CHECK(reform.before.empty());
  CHECK(commune.name.empty());
  CHECK_FALSE(figure.value);
  CHECK_FALSE(ratio.denominator);
  CHECK_FALSE(key.proxy);
  CHECK_FALSE(input.has_target());
  CHECK(gap.method.empty());
  CHECK(row.judgement.status == verdict::no_data);
  CHECK_FALSE(counted.verdict);
  CHECK(comparison.dispersion == 0);
}
