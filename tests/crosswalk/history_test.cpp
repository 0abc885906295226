#include "tiendo/crosswalk/history.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <optional>

#include "support/small_reform.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::crosswalk;

namespace {

const date begin = date::of(2000, 1, 1);
const date reform_date = support::reform_day();
const date last = reform_date - days(1);

}  // namespace

TEST_CASE("the old areas of a reform are valid on the day before it, unless known_from is given") {
  const reform r = support::small_reform();
  const area_history h = history_of(r);
  CHECK(h.find("A", last)->ended_by == "2/NQ");
  CHECK(h.find("A", last - days(1)) == nullptr);
  CHECK(h.find("A", reform_date) == nullptr);
  CHECK(h.find("X", reform_date)->parent == area_id{"Q", reform_date});
  CHECK(h.successors({"C", last}, reform_date) ==
        std::vector<area_id>{{"X", reform_date}, {"Y", reform_date}});
  CHECK(h.successors({"E", last}, reform_date).empty());
  const area_history since = history_of(r, begin);
  CHECK(since.find("A", date::of(2010, 1, 1))->id == area_id{"A", begin});
  CHECK_THROWS_AS(history_of(r, reform_date), invalid_value);
}

TEST_CASE("a history of a reform is stopped by its callback") {
  CHECK_THROWS_AS(history_of(support::small_reform(), std::nullopt,
                             [](std::size_t, std::size_t) { return false; }),
                  interrupted);
}
