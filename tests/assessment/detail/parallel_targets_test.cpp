#include "tiendo/assessment/detail/parallel_targets.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <vector>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("each task runs once, on any number of threads") {
  for (const int threads : {1, 2, 3, 16}) {
    std::vector<int> calls(100, 0);
    detail::for_each_in_threads(calls.size(), threads, {}, [&](std::size_t i) { ++calls[i]; });
    CHECK(calls == std::vector<int>(100, 1));
  }
  detail::for_each_in_threads(0, 4, {}, [](std::size_t) { FAIL("there is no task"); });
}

TEST_CASE("one thread reports every count, and several threads report at least the last one") {
  for (const int threads : {1, 4}) {
    std::vector<std::size_t> counts;
    const progress report = [&](std::size_t done, std::size_t total) {
      CHECK(total == 20);
      counts.push_back(done);
      return true;
    };
    detail::for_each_in_threads(20, threads, report, [](std::size_t) {});
    REQUIRE_FALSE(counts.empty());
    CHECK(counts.back() == 20);
    for (std::size_t i = 1; i < counts.size(); ++i) CHECK(counts[i - 1] < counts[i]);
    if (threads == 1) CHECK(counts.size() == 20);
  }
}

TEST_CASE("an exception of a task or of the progress callback stops all threads") {
  for (const int threads : {1, 4}) {
    const auto failing = [](std::size_t i) {
      if (i == 7) throw std::runtime_error("seven");
    };
    CHECK_THROWS_WITH_AS(detail::for_each_in_threads(1000, threads, {}, failing), "seven",
                         std::runtime_error);
    CHECK_THROWS_AS(
        detail::for_each_in_threads(
            1000, threads, [](std::size_t, std::size_t) { return false; }, [](std::size_t) {}),
        interrupted);
  }
}
