#include "tiendo/model/detail/declared_names.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "tiendo/model/act.hpp"

using namespace tiendo;

TEST_CASE("declared ids are known, and an unknown one gets a similar one as remedy") {
  std::vector<act> acts(2);
  acts[0].id = "1/QD";
  acts[1].id = "2393/QD-UBND";
  detail::declared_names names("act", acts);
  CHECK(names.kind() == std::string("act"));
  CHECK(names.contain("1/QD"));
  CHECK_FALSE(names.contain("1/Q"));
  CHECK(names.remedy("2393/QD-UBNB") == "did you mean '2393/QD-UBND'?");
  CHECK(names.remedy("zzzzzzzzz") == "declare it, or name a declared act");
}
