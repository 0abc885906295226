// tiendo/core/shared_text.hpp: an immutable text whose copies share one storage.
#pragma once

#include <atomic>
#include <compare>
#include <concepts>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace tiendo::inline v0_1 {

/// A text of which every copy refers to the same storage, for texts that many records repeat, such
/// as the source of an observation. It has the size of a pointer, and an empty text has no storage
/// at all. It is made from any text and read as a `std::string`; to change it, another text is
/// assigned. Copies may be used by several threads at once.
///
/// Worked: `shared_text source = "Statistical yearbook"; shared_text same = source;` has one
/// storage, `same == "Statistical yearbook"`, and `sizeof(shared_text)` is 8 bytes instead of 32.
class shared_text {
 public:
  shared_text() noexcept = default;
  // Texts become shared ones where one is needed, so that `o.source = "x"` reads as with a string.
  // NOLINTNEXTLINE(google-explicit-constructor)
  shared_text(std::string text) : storage_(text.empty() ? nullptr : new storage(std::move(text))) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  shared_text(const char* text) : shared_text(std::string(text)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  shared_text(std::string_view text) : storage_(text.empty() ? nullptr : new storage(text)) {}
  shared_text(std::nullptr_t) = delete;

  shared_text(const shared_text& other) noexcept : storage_(other.storage_) {
    if (storage_) storage_->owners.fetch_add(1, std::memory_order_relaxed);
  }
  shared_text(shared_text&& other) noexcept : storage_(std::exchange(other.storage_, nullptr)) {}
  shared_text& operator=(shared_text other) noexcept {
    std::swap(storage_, other.storage_);
    return *this;
  }
  ~shared_text() {
    if (storage_ && storage_->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete storage_;
  }

  /// The text.
  const std::string& text() const noexcept { return storage_ ? storage_->text : nothing(); }
  // A shared text is read where a text is.
  // NOLINTNEXTLINE(google-explicit-constructor)
  operator const std::string&() const noexcept { return text(); }

  bool empty() const noexcept { return !storage_; }
  std::size_t size() const noexcept { return text().size(); }
  const char* c_str() const noexcept { return text().c_str(); }

  friend bool operator==(const shared_text& a, const shared_text& b) noexcept {
    return a.storage_ == b.storage_ || a.text() == b.text();
  }
  friend std::strong_ordering operator<=>(const shared_text& a, const shared_text& b) noexcept {
    if (a.storage_ == b.storage_) return std::strong_ordering::equal;
    return a.text() <=> b.text();
  }
  template <std::convertible_to<std::string_view> Text>
  friend bool operator==(const shared_text& a, const Text& b) {
    return a.text() == std::string_view(b);
  }
  template <std::convertible_to<std::string_view> Text>
  friend std::strong_ordering operator<=>(const shared_text& a, const Text& b) {
    return std::string_view(a.text()) <=> std::string_view(b);
  }
  friend std::string operator+(const shared_text& a, std::string_view b) {
    return std::string(a.text()).append(b);
  }
  friend std::string operator+(std::string_view a, const shared_text& b) {
    return std::string(a).append(b.text());
  }

 private:
  struct storage {
    explicit storage(std::string t) : text(std::move(t)) {}
    explicit storage(std::string_view t) : text(t) {}
    std::atomic<std::size_t> owners = 1;
    const std::string text;
  };

  static const std::string& nothing() noexcept {
    static const std::string none;
    return none;
  }

  storage* storage_ = nullptr;
};

}  // namespace tiendo::inline v0_1

/// Equal texts have equal hashes, those of strings.
template <>
struct std::hash<tiendo::shared_text> {
  std::size_t operator()(const tiendo::shared_text& t) const noexcept {
    return std::hash<std::string>()(t.text());
  }
};
