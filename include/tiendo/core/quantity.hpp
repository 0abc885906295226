// tiendo/core/quantity.hpp: a number with its unit.
#pragma once

#include <fmt/format.h>

#include <compare>
#include <concepts>
#include <string>

#include "tiendo/core/error.hpp"
#include "tiendo/core/unit_of_measure.hpp"

namespace tiendo {

/// Units that are known when a program is written. Each is a type, so mixing two does not compile.
namespace units {
struct percent {
  static constexpr const char* symbol = "%";
};
struct percentage_points {
  static constexpr const char* symbol = "percentage points";
};
struct ratio {
  static constexpr const char* symbol = "";
};
struct count {
  static constexpr const char* symbol = "";
};
struct points {
  static constexpr const char* symbol = "points";
};
struct places {
  static constexpr const char* symbol = "places";
};
}  // namespace units

template <class T>
concept static_unit = requires {
  { T::symbol } -> std::convertible_to<const char*>;
};

/// A number whose unit is known at compile time. Sums, differences and comparisons need the same
/// unit on both sides; anything else does not compile. Two shares differ by percentage points.
///
///     quantity<units::percent> q(40);
///     q.value();                               // 40, never 0.40
///     ratio_of(q).value();                     // 0.40
template <static_unit Unit>
class quantity {
 public:
  explicit constexpr quantity(double value) : value_(value) {}
  constexpr double value() const noexcept { return value_; }

  friend constexpr quantity operator+(quantity a, quantity b) {
    return quantity(a.value_ + b.value_);
  }
  friend constexpr quantity operator-(quantity a, quantity b) {
    return quantity(a.value_ - b.value_);
  }
  friend constexpr quantity operator*(quantity a, double k) { return quantity(a.value_ * k); }
  friend constexpr quantity operator*(double k, quantity a) { return quantity(k * a.value_); }
  friend constexpr quantity operator/(quantity a, double k) { return quantity(a.value_ / k); }
  friend constexpr double operator/(quantity a, quantity b) { return a.value_ / b.value_; }
  friend constexpr auto operator<=>(quantity, quantity) = default;

 private:
  double value_;
};

/// 40 % as the ratio 0.40.
constexpr quantity<units::ratio> ratio_of(quantity<units::percent> q) {
  return quantity<units::ratio>(q.value() / 100);
}

/// The ratio 0.40 as 40 %.
constexpr quantity<units::percent> percent_of(quantity<units::ratio> q) {
  return quantity<units::percent>(q.value() * 100);
}

/// A number whose unit is only known at run time, as read from a file. Mixing units throws
/// `unit_error` with both names.
struct measured {
  double value = 0;
  unit_of_measure unit;

  friend measured operator+(const measured& a, const measured& b) {
    return {a.value + same(a, b).value, a.unit};
  }
  friend measured operator-(const measured& a, const measured& b) {
    return {a.value - same(a, b).value, a.unit};
  }
  friend std::partial_ordering operator<=>(const measured& a, const measured& b) {
    return a.value <=> same(a, b).value;
  }
  friend bool operator==(const measured& a, const measured& b) {
    return a.value == same(a, b).value;
  }

 private:
  static const measured& same(const measured& a, const measured& b) {
    if (a.unit == b.unit) return b;
    throw unit_error(fmt::format("'{}' and '{}' are two units", a.unit.id, b.unit.id));
  }
};

/// "40 %", "14.65 percent of GRDP": the shortest form that reads back as the same number.
inline std::string to_string(const measured& q) {
  return q.unit.symbol.empty() ? fmt::format("{}", q.value)
                               : fmt::format("{} {}", q.value, q.unit.symbol);
}

}  // namespace tiendo
