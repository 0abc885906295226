// tiendo/core/rank.hpp: a rank, with the number of ranked members.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace tiendo::inline v0_1 {

/// A rank among `field` members, where 1 is the best; the number of members may be unknown. It is
/// constructed by `place(position)`, followed by `.of(n)` where n is known, so that the two numbers
/// cannot be swapped. Worked: `place(5)` with `.of(63)` is rank 5 of 63.
class rank {
 public:
  std::int64_t position() const noexcept { return position_; }
  std::optional<std::int64_t> field() const noexcept { return field_; }

  /// This rank among `n` members; throws `invalid_value` if n < position.
  rank of(std::int64_t n) const;

  friend bool operator==(const rank&, const rank&) = default;

 private:
  friend rank place(std::int64_t position);
  explicit rank(std::int64_t position) : position_(position) {}

  std::int64_t position_;
  std::optional<std::int64_t> field_;
};

/// The rank `position` among an unknown number of members; throws `invalid_value` if position < 1.
rank place(std::int64_t position);

/// Text form: "5 of 63", or "5" if the number of members is unknown.
std::string to_string(const rank& r);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/rank.ipp"
#endif
