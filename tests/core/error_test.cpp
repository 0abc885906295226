#include "tiendo/core/error.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace tiendo;

TEST_CASE("an input error contains all diagnostics") {
  const input_error e({{{"a", 1, 1}, "", "", "p", "r"}, {{"b", 2, 2}, "", "", "q", ""}});
  CHECK(e.diagnostics().size() == 2);
  CHECK(std::string(e.what()) == "2 faults\na:1:1: p; r\nb:2:2: q");
  CHECK_THROWS_AS(throw e, error);
}

TEST_CASE("an input error of an object names the object and is an invalid value") {
  const input_error e("the programme 'x' has", {{{}, "target a", "due", "p", "r"}});
  CHECK(e.whose() == "the programme 'x' has");
  CHECK(e.diagnostics().front().subject == "target a");
  CHECK(std::string(e.what()) == "the programme 'x' has 1 fault\ntarget a, due: p; r");
  CHECK_THROWS_AS(throw e, invalid_value);
}
