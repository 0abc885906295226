#include "tiendo/narrative/detail/phrases_of.hpp"

#include <doctest/doctest.h>

#include "tiendo/assessment/verdict.hpp"

using namespace tiendo;

TEST_CASE("each language has phrases of its own, made once") {
  const detail::phrases& english = detail::phrases_of(language::english);
  const detail::phrases& vietnamese = detail::phrases_of(language::vietnamese);
  CHECK(&english == &detail::phrases_of(language::english));
  CHECK(english.word(verdict::at_risk) == "at risk");
  CHECK(vietnamese.word(verdict::at_risk) != "at risk");
}
