// tiendo/forecast/panel.hpp: a panel of series of any lengths in one contiguous array.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace tiendo::inline v0_1 {

/// A non-owning view of many series: all values one after the other, and the offset at which each
/// series begins. Series i is `values[offsets[i]] ... values[offsets[i + 1] - 1]`, one value per
/// period, with no period left out; a missing value is NaN.
///
///     panel_view(values of 5, {0, 2, 5})   // two series, of 2 and of 3 values
///
/// The constructor throws `invalid_value` unless the offsets begin with 0, do not decrease, and end
/// with the number of values. An empty panel has the single offset 0.
class panel_view {
 public:
  panel_view(std::span<const double> values, std::span<const std::int64_t> offsets);

  std::int64_t size() const noexcept { return static_cast<std::int64_t>(offsets_.size()) - 1; }
  std::int64_t length(std::int64_t i) const { return offset(i + 1) - offset(i); }
  std::span<const double> operator[](std::int64_t i) const {
    return values_.subspan(static_cast<std::size_t>(offset(i)),
                           static_cast<std::size_t>(length(i)));
  }
  std::span<const double> values() const noexcept { return values_; }
  std::span<const std::int64_t> offsets() const noexcept { return offsets_; }

 private:
  std::int64_t offset(std::int64_t i) const { return offsets_[static_cast<std::size_t>(i)]; }

  std::span<const double> values_;
  std::span<const std::int64_t> offsets_;
};

/// A panel that owns its values. A view of a temporary panel does not compile. Worked: after
/// `p.add({1, 2}); p.add({});` the panel has two series, of 2 and of 0 values.
class panel {
 public:
  void add(std::span<const double> series);
  void add(std::initializer_list<double> series) { add(std::span(series.begin(), series.size())); }

  panel_view view() const& { return {values_, offsets_}; }
  panel_view view() && = delete;
  std::int64_t size() const noexcept { return static_cast<std::int64_t>(offsets_.size()) - 1; }

 private:
  std::vector<double> values_;
  std::vector<std::int64_t> offsets_{0};
};

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/impl/panel.ipp"
#endif
