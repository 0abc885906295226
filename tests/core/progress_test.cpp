#include "tiendo/core/progress.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("an empty callback is never called, and false stops the computation") {
  CHECK_NOTHROW(report_progress({}, 1, 2));
  std::size_t seen = 0;
  CHECK_NOTHROW(report_progress(
      [&](std::size_t done, std::size_t) {
        seen = done;
        return true;
      },
      1, 2));
  CHECK(seen == 1);
  CHECK_THROWS_AS(report_progress([](std::size_t, std::size_t) { return false; }, 1, 2),
                  interrupted);
}
