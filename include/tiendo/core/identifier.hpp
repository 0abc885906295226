// tiendo/core/identifier.hpp: identifiers of different things, which cannot be swapped.
#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace tiendo::inline v0_1 {

/// The identifier of one kind of thing, such as a target or an indicator, as the text in its file.
/// `Kind` is the type that it identifies. It is made from any text and read as one; the identifiers
/// of two kinds are neither converted into each other nor compared. An empty identifier names
/// nothing.
///
/// Worked: `target_id id = "2393-17"` has `id.size() == 7` and `id == "2393-17"`, whereas
/// `indicator_id other = id` does not compile.
template <class Kind>
class identifier : public std::string {
 public:
  identifier() = default;
  // Texts become identifiers where one is needed, so that {.id = "x"} reads as it does in a file.
  // NOLINTNEXTLINE(google-explicit-constructor)
  identifier(std::string text) noexcept : std::string(std::move(text)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  identifier(const char* text) : std::string(text) {}
  explicit identifier(std::string_view text) : std::string(text) {}
  identifier(std::nullptr_t) = delete;
  template <class Other>
  identifier(const identifier<Other>&) = delete;

  friend bool operator==(const identifier& a, const identifier& b) noexcept {
    return a.text() == b.text();
  }
  friend std::strong_ordering operator<=>(const identifier& a, const identifier& b) noexcept {
    return a.text() <=> b.text();
  }
  template <class Other>
  friend bool operator==(const identifier&, const identifier<Other>&) = delete;
  template <class Other>
  friend std::strong_ordering operator<=>(const identifier&, const identifier<Other>&) = delete;

  template <class Text>
  requires std::convertible_to<const Text&, std::string_view>
  friend bool operator==(const identifier& a, const Text& b) {
    return std::string_view(a) == std::string_view(b);
  }
  template <class Text>
  requires std::convertible_to<const Text&, std::string_view>
  friend std::strong_ordering operator<=>(const identifier& a, const Text& b) {
    return std::string_view(a) <=> std::string_view(b);
  }

  /// The same text, without its kind.
  const std::string& text() const noexcept { return *this; }
};

}  // namespace tiendo::inline v0_1

/// Equal identifiers have equal hashes: that of their text.
template <class Kind>
struct std::hash<tiendo::identifier<Kind>> {
  std::size_t operator()(const tiendo::identifier<Kind>& id) const noexcept {
    return std::hash<std::string>()(id);
  }
};
