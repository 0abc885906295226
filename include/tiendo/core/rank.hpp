// tiendo/core/rank.hpp: a place in an order, out of how many.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace tiendo::inline v0_1 {

/// A place in an order of `field` members, 1 being the best; the field may be unknown.
/// `place(5).of(63)` reads as it is said, and the two numbers cannot be swapped.
class rank {
 public:
  std::int64_t position() const noexcept { return position_; }
  std::optional<std::int64_t> field() const noexcept { return field_; }

  /// This place in a field of `n`; throws `value_error` if the place lies outside of it.
  rank of(std::int64_t n) const;

  friend bool operator==(const rank&, const rank&) = default;

 private:
  friend rank place(std::int64_t position);
  explicit rank(std::int64_t position) : position_(position) {}

  std::int64_t position_;
  std::optional<std::int64_t> field_;
};

/// The place `position` (1 or more; `value_error` otherwise) in a field that is not known.
rank place(std::int64_t position);

/// "5 of 63", or "5" where the field is unknown.
std::string to_string(const rank& r);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/rank.ipp"
#endif
