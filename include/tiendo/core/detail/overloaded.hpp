// tiendo/core/detail/overloaded.hpp: an overload set of lambdas, for std::visit.
#pragma once

namespace tiendo::inline v0_1::detail {

/// An overload set with one lambda per alternative of a variant: `std::visit(overloaded{f, g}, v)`.
template <class... Functions>
struct overloaded : Functions... {
  using Functions::operator()...;
};
template <class... Functions>
overloaded(Functions...) -> overloaded<Functions...>;

}  // namespace tiendo::inline v0_1::detail
