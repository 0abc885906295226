#include "tiendo/core/detail/watch.hpp"

#include <doctest/doctest.h>

#include <thread>

using namespace tiendo;
using tiendo::detail::watch;

TEST_CASE("a callback is called at intervals, however many steps there are") {
  std::size_t calls = 0, last = 0;
  const progress report = [&](std::size_t done, std::size_t total) {
    ++calls;
    last = done;
    CHECK(total == 7);
    return true;
  };
  watch steps(report);
  const auto begun = std::chrono::steady_clock::now();
  std::size_t n = 0;
  while (std::chrono::steady_clock::now() - begun < 3 * watch::interval) steps.step(++n, 7);
  CHECK(calls >= 2);  // at once, and after an interval
  CHECK(calls <= 4);
  CHECK(last > 0);
  CHECK(last <= n);
}

TEST_CASE("a callback that returns false stops the loop, and none costs nothing") {
  const progress stop = [](std::size_t, std::size_t) { return false; };
  watch steps(stop);
  CHECK_THROWS_AS(steps.step(1, 2), interrupted);
  std::size_t calls = 0;
  const progress second = [&](std::size_t, std::size_t) { return ++calls < 2; };
  watch later(second);
  later.step(1, 3);
  later.step(2, 3);  // too early
  CHECK(calls == 1);
  std::this_thread::sleep_for(watch::interval);
  CHECK_THROWS_AS(later.step(3, 3), interrupted);
  const progress none;
  watch silent(none);
  std::this_thread::sleep_for(watch::interval);
  silent.step(1, 1);
}
