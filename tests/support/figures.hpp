// Observations for tests, written in one line each.
#pragma once

#include <string>

#include "tiendo/core/number.hpp"
#include "tiendo/model/observation.hpp"

namespace support {

inline tiendo::period over(const char* text) {
  return tiendo::period::parse(text).value();
}
inline tiendo::date day(const char* text) {
  return tiendo::date::parse(text).value();
}

/// An observation with a short way to say what is special about it.
struct figure : tiendo::observation {
  figure(std::string of, const char* period_text, double x, const char* published_text) {
    indicator = std::move(of);
    area = {"01", tiendo::date::of(2000, 1, 1), false};
    period = support::over(period_text);
    published = tiendo::partial_date::parse(published_text).value();
    value = x;
    bounds = tiendo::interval::exactly(x);
    decimals = tiendo::detail::shortest_decimals(x);
  }

  figure in(tiendo::area_reference t) const {
    return with([&](figure& f) { f.area = std::move(t); });
  }
  figure of_tier(std::string t) const {
    return with([&](figure& f) { f.tier = std::move(t); });
  }
  figure by(std::string m) const {
    return with([&](figure& f) { f.method = std::move(m); });
  }
  figure counted_in(std::string u) const {
    return with([&](figure& f) { f.unit = std::move(u); });
  }
  figure printed_with(int n) const {
    return with([&](figure& f) { f.decimals = n; });
  }
  figure out_of(std::int64_t n) const {
    return with([&](figure& f) { f.field = n; });
  }
  figure revised() const {
    return with([](figure& f) { f.revises = true; });
  }
  figure as_proxy() const {
    return with([](figure& f) { f.proxy = true; });
  }
  figure with_status(tiendo::observation_status s) const {
    return with([&](figure& f) { f.status = s; });
  }
  /// "Over `value`".
  figure or_more() const {
    return with([](figure& f) {
      f.kind = tiendo::observation_kind::lower_bound;
      f.bounds = tiendo::interval::at_least(*f.value);
    });
  }
  /// "Under `value`".
  figure or_less() const {
    return with([](figure& f) {
      f.kind = tiendo::observation_kind::upper_bound;
      f.bounds = tiendo::interval::at_most(*f.value);
    });
  }
  /// From `value` to `high`.
  figure up_to(double high) const {
    return with([&](figure& f) {
      f.kind = tiendo::observation_kind::range;
      f.bounds = tiendo::interval::between(*f.value, high);
      f.value.reset();
    });
  }

 private:
  template <class Change>
  figure with(Change change) const {
    figure copy = *this;
    change(copy);
    return copy;
  }
};

}  // namespace support
