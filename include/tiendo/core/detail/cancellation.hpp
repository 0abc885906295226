// tiendo/core/detail/cancellation.hpp: cancellation points within one long computation.
#pragma once

#include <functional>
#include <utility>

namespace tiendo::inline v0_1::detail {

/// While it lasts, the cancellation points of this thread call a function, which ends the
/// computation by an exception. A scope within another one replaces it until its own end. The
/// function must outlive the scope; an empty one is never called. Worked: with a function that
/// throws `interrupted`, the next `cancellation_point()` throws it, and after the scope none does.
class cancellation_scope {
 public:
  explicit cancellation_scope(const std::function<void()>& check)
      : outer_(std::exchange(current(), &check)) {}
  ~cancellation_scope() { current() = outer_; }
  cancellation_scope(const cancellation_scope&) = delete;
  cancellation_scope& operator=(const cancellation_scope&) = delete;

  /// The function of the innermost scope of this thread, or null.
  static const std::function<void()>*& current() noexcept {
    thread_local const std::function<void()>* innermost = nullptr;
    return innermost;
  }

 private:
  const std::function<void()>* outer_;
};

/// A place where a computation may be ended: between the fits of a model, never within the loop
/// over the values. It costs a comparison where there is no scope.
inline void cancellation_point() {
  if (const std::function<void()>* check = cancellation_scope::current(); check && *check)
    (*check)();
}

}  // namespace tiendo::inline v0_1::detail
