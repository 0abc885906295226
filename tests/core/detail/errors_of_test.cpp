#include "tiendo/core/detail/errors_of.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("errors are thrown without the warnings, and warnings alone are not thrown") {
  const diagnostic wrong{.subject = "a", .problem = "is wrong"};
  const diagnostic odd{
      .subject = "b", .problem = "is odd", .severity = diagnostic_severity::warning};
  CHECK(of_severity(diagnostic_severity::warning, {wrong, odd}) == std::vector<diagnostic>{odd});
  throw_errors("the areas have", {odd});
  throw_errors("the areas have", {});
  try {
    throw_errors("the areas have", {odd, wrong});
    FAIL("nothing was thrown");
  } catch (const input_error& e) {
    CHECK(e.what() == std::string("the areas have 1 fault\na: is wrong"));
    CHECK(e.diagnostics() == std::vector<diagnostic>{wrong});
  }
}
