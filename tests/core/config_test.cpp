#include "tiendo/core/config.hpp"

#include <doctest/doctest.h>

#define TIENDO_TEXT_OF(x) #x
#define TIENDO_TEXT(x) TIENDO_TEXT_OF(x)

TEST_CASE("function bodies are inline only if the headers include them") {
#ifdef TIENDO_HEADER_ONLY
  CHECK(TIENDO_TEXT(TIENDO_INLINE)[0] == 'i');
#else
  CHECK(TIENDO_TEXT(TIENDO_INLINE)[0] == '\0');
#endif
}
