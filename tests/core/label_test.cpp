#include "tiendo/core/label.hpp"

#include <doctest/doctest.h>

using namespace tiendo;

TEST_CASE("a label returns one language, or the other one if it is empty") {
  const label both{"Kinh tế số", "Digital economy"};
  CHECK(both.text() == "Digital economy");
  CHECK(both.text(true) == "Kinh tế số");
  const label vietnamese{"Kinh tế số", ""}, english{"", "Digital economy"};
  CHECK(vietnamese.text() == "Kinh tế số");
  CHECK(english.text(true) == "Digital economy");
  CHECK(label{}.text().empty());
  CHECK_FALSE(vietnamese == english);
}
