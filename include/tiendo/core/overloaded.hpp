// tiendo/core/overloaded.hpp: one function object of several lambdas, to visit a variant with.
#pragma once

namespace tiendo::inline v0_1 {

/// One lambda per alternative: `std::visit(overloaded{[](const at_least&) {...}, ...}, rule)`.
template <class... Functions>
struct overloaded : Functions... {
  using Functions::operator()...;
};
template <class... Functions>
overloaded(Functions...) -> overloaded<Functions...>;

}  // namespace tiendo::inline v0_1
