#include "tiendo/core/detail/cancellation.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <thread>

#include "tiendo/core/progress.hpp"

using tiendo::interrupted;
using tiendo::detail::cancellation_point;
using tiendo::detail::cancellation_scope;

TEST_CASE("a cancellation point calls the function of the innermost scope of its thread") {
  int outer = 0, inner = 0;
  const std::function<void()> first = [&] { ++outer; }, second = [&] { ++inner; }, none;
  cancellation_point();
  {
    const cancellation_scope whole(first);
    cancellation_point();
    {
      const cancellation_scope part(second);
      cancellation_point();
      const cancellation_scope quiet(none);
      cancellation_point();
    }
    cancellation_point();
    std::thread([] { cancellation_point(); }).join();
  }
  cancellation_point();
  CHECK(outer == 2);
  CHECK(inner == 1);
}

TEST_CASE("an exception of a cancellation point ends its scope") {
  const std::function<void()> stop = [] { throw interrupted(); };
  const auto computation = [&] {
    const cancellation_scope scope(stop);
    cancellation_point();
  };
  CHECK_THROWS_AS(computation(), interrupted);
  CHECK_NOTHROW(cancellation_point());
}
