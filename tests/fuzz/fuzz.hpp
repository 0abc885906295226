// tests/fuzz/fuzz.hpp: what the fuzz targets share: promises, refusals, and values made of bytes.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/error.hpp"

namespace fuzz {

/// Ends the program where a promise does not hold, so that the fuzzer keeps the input.
inline void promise(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "A promise does not hold: %s\n", what);
  std::abort();
}

/// Runs a function that may refuse its input. A refusal is a `tiendo::error` that says what is
/// wrong; a list of diagnostics has a problem and a remedy in each. Any other exception ends the
/// program. Returns whether the function came to its end.
template <class Function>
bool accepted(Function function) {
  try {
    function();
    return true;
  } catch (const tiendo::input_error& refusal) {
    promise(!refusal.diagnostics().empty(), "an input_error has a diagnostic");
    for (const tiendo::diagnostic& d : refusal.diagnostics())
      promise(!d.problem.empty() && !d.remedy.empty(), "a diagnostic has a problem and a remedy");
    return false;
  } catch (const tiendo::error& refusal) {
    promise(std::strlen(refusal.what()) > 8, "an error says what is wrong");
    return false;
  }
}

/// The parts of a text between lines of "%%"; as many as are asked for, the last ones empty where
/// there are fewer.
inline std::vector<std::string> parts_of(const std::uint8_t* data, std::size_t size,
                                         std::size_t count) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<std::string> parts;
  std::size_t at = 0;
  while (parts.size() + 1 < count) {
    const std::size_t end = text.find("\n%%\n", at);
    if (end == std::string_view::npos) break;
    parts.emplace_back(text.substr(at, end + 1 - at));
    at = end + 4;
  }
  parts.emplace_back(text.substr(at));
  parts.resize(count);
  return parts;
}

/// Makes numbers of bytes; after the last byte all are 0. Printable text makes usual numbers.
class bytes {
 public:
  bytes(const std::uint8_t* data, std::size_t size) : at_(data), end_(data + size) {}

  bool empty() const { return at_ == end_; }
  std::uint8_t byte() { return at_ == end_ ? std::uint8_t{0} : *at_++; }

  /// A whole number from `low` to `high`.
  std::int64_t whole(std::int64_t low, std::int64_t high) {
    return low + (byte() * 256 + byte()) % (high - low + 1);
  }

  template <class Value, std::size_t n>
  const Value& one_of(const std::array<Value, n>& values) {
    return values[byte() % n];
  }

  /// Any number: mostly with few digits, sometimes an extreme one, sometimes eight raw bytes.
  double number() {
    static constexpr double infinity = std::numeric_limits<double>::infinity();
    static constexpr std::array<double, 18> extreme{std::numeric_limits<double>::quiet_NaN(),
                                                    infinity,
                                                    -infinity,
                                                    0,
                                                    -0.0,
                                                    1e308,
                                                    -1e308,
                                                    1e300,
                                                    1e-300,
                                                    5e-324,
                                                    -5e-324,
                                                    1e16,
                                                    9007199254740993.0,
                                                    100,
                                                    -100,
                                                    50,
                                                    1,
                                                    1 + 2.220446049250313e-16};
    switch (byte() % 8) {
      case 0: return one_of(extreme);
      case 1: {
        std::uint64_t raw = 0;
        for (int i = 0; i < 8; ++i) raw = raw << 8 | byte();
        double value = 0;
        std::memcpy(&value, &raw, sizeof value);
        return value;
      }
      case 2: return static_cast<double>(whole(-32768, 32767));
      case 3: return std::ldexp(static_cast<double>(whole(-32768, 32767)), byte() % 128 - 64);
      default: return static_cast<double>(whole(0, 10000)) / 100;
    }
  }

  /// Numbers until the end of the bytes, or as many as are wanted.
  std::vector<double> numbers(std::size_t count) {
    std::vector<double> all(count);
    for (double& x : all) x = number();
    return all;
  }

 private:
  const std::uint8_t* at_;
  const std::uint8_t* end_;
};

}  // namespace fuzz
