#include "tiendo/areas/succession.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using namespace tiendo::detail;

namespace {

const area_id before{"79", date::of(2000, 1, 1)};
const area_id after{"79", date::of(2025, 7, 1)};

}  // namespace

TEST_CASE("successions are equal if both areas and the kind are equal") {
  CHECK(succession{before, after} == succession{before, after, succession_kind::full});
  CHECK(succession{before, after} != succession{before, after, succession_kind::partial});
  CHECK(succession{before, after} != succession{after, after});
}

TEST_CASE("a chain ends in the current version, with a reason if there is no successor") {
  succession_chain chain{{before}};
  CHECK(chain.current() == before);
  CHECK_FALSE(chain.has_changed());
  chain.versions.push_back(after);
  CHECK(chain.current() == after);
  CHECK(chain.has_changed());
  CHECK(chain.end_reason() == reason::territory_ended);
  chain.split = true;
  CHECK(chain.end_reason() == reason::territory_split);
}
