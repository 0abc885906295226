#include "tiendo/core/version.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

TEST_CASE("the version text agrees with the version numbers") {
  CHECK(tiendo::version() == fmt::format("{}.{}.{}", tiendo::version_major, tiendo::version_minor,
                                         tiendo::version_patch));
}
