#include "tiendo/core/detail/already_checked.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/small_programme.hpp"
#include "support/small_reform.hpp"
#include "tiendo/areas/area_history.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/index/index_definition.hpp"
#include "tiendo/model/programme.hpp"

using namespace tiendo;
using tiendo::detail::already_checked;

TEST_CASE("what is made of checked parts equals what checks them itself") {
  programme_parts parts = support::small_parts();
  parts.targets = {support::aim("a", "economy", at_least(25))};
  const programme whole(parts);
  const programme same(already_checked{}, whole.parts(), whole.warnings(), {});
  CHECK(same.find_target("a")->enacted == whole.find_target("a")->enacted);
  CHECK(same.find_unit("percent") == whole.find_unit("percent"));
  CHECK(same.areas().size() == whole.areas().size());
  CHECK(same.warnings() == whole.warnings());

  const area_history all(parts.areas, {}, area_rules::selected);
  const area_history made(already_checked{}, parts.areas, {});
  REQUIRE(made.successions().size() == all.successions().size());
  for (const area& a : all.areas()) {
    CHECK(made.successors(a.id) == all.successors(a.id));
    CHECK(made.predecessors(a.id) == all.predecessors(a.id));
    CHECK(made.versions_of(a.id.code).size() == all.versions_of(a.id.code).size());
  }

  const crosswalk::reform reform(support::small_reform_parts());
  const crosswalk::reform again(already_checked{}, support::small_reform_parts(), {});
  REQUIRE(again.links().size() == reform.links().size());
  for (std::size_t i = 0; i < reform.links().size(); ++i) {
    CHECK(again.links()[i].share == reform.links()[i].share);
    CHECK(again.to(i) == reform.to(i));
  }

  const std::vector<index::node> nodes{{.id = "all"}, {.id = "part", .parent = "all"}};
  const index::index_definition first("i", {"", "Index"}, nodes);
  const index::index_definition second(already_checked{}, "i", {"", "Index"}, nodes, {});
  CHECK(second.bottom_up_order() == first.bottom_up_order());
  CHECK(second.find("part") == first.find("part"));
}
