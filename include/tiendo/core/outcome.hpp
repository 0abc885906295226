// tiendo/core/outcome.hpp: a value, or the reason why there is none.
#pragma once

#include <optional>
#include <type_traits>
#include <utility>

#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1 {

/// The result of a computation: a value, or the reason why it is undefined. It has exactly one of
/// both; `reason()` of a value is `reason::none`. Accessing the value of an undefined outcome is
/// undefined behaviour, as of `std::optional`.
///
///     outcome<double> share(double part, double whole) {
///       if (whole == 0) return reason::zero_base;
///       return part / whole;
///     }
///     share(1, 4).map([](double x) { return 100 * x; })   // 25
///     share(1, 0).reason()                                // reason::zero_base
template <class T>
class outcome {
 public:
  using value_type = T;

  outcome(T value) : value_(std::move(value)) {}  // NOLINT: implicit
  outcome(tiendo::reason why) : reason_(why) {}   // NOLINT: implicit

  bool has_value() const noexcept { return value_.has_value(); }
  explicit operator bool() const noexcept { return has_value(); }
  tiendo::reason reason() const noexcept { return reason_; }

  const T& operator*() const& { return *value_; }
  T& operator*() & { return *value_; }
  T&& operator*() && { return *std::move(value_); }
  const T* operator->() const { return &*value_; }

  /// The value, or `other` if there is none.
  T value_or(T other) const { return value_.value_or(std::move(other)); }
  /// The value as an optional, without the reason.
  const std::optional<T>& value() const noexcept { return value_; }

  /// The result of `f` applied to the value; an undefined outcome keeps its reason.
  template <class Function>
  auto map(Function f) const -> outcome<std::decay_t<std::invoke_result_t<Function, const T&>>> {
    if (!value_) return reason_;
    return f(*value_);
  }
  /// As `map`, for a function `f` that itself returns an outcome.
  template <class Function>
  auto and_then(Function f) const -> std::invoke_result_t<Function, const T&> {
    if (!value_) return reason_;
    return f(*value_);
  }

  friend bool operator==(const outcome&, const outcome&) = default;

 private:
  std::optional<T> value_;
  tiendo::reason reason_ = tiendo::reason::none;
};

}  // namespace tiendo::inline v0_1
