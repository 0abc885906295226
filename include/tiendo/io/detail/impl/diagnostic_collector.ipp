// tiendo/io/detail/impl/diagnostic_collector.ipp: bodies of
// tiendo/io/detail/diagnostic_collector.hpp.
#pragma once

#include "tiendo/io/detail/diagnostic_collector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/number_text.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/io/limits.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE void diagnostic_collector::sort() {
  std::sort(diagnostics_.begin(), diagnostics_.end());
}

TIENDO_INLINE std::string shortened(std::string text, std::size_t most) {
  if (text.size() <= most) return text;  // bytes are at least as many as code points
  std::vector<std::size_t> begins;       // of the code points
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) begins.push_back(i);
  if (begins.size() <= most) return text;
  constexpr std::string_view omission = " ... ";
  const std::size_t kept = most - omission.size();
  return text.substr(0, begins[kept / 2])
      .append(omission)
      .append(text, begins[begins.size() - (kept - kept / 2)]);
}

TIENDO_INLINE void diagnostic_collector::add(file_position at, std::string problem,
                                             std::string remedy) {
  if (diagnostics_.size() < limits::listed_diagnostics)
    diagnostics_.push_back({{file_, at.line, at.column},
                            {},
                            {},
                            shortened(std::move(problem), limits::problem_length),
                            shortened(std::move(remedy), limits::problem_length)});
  else
    ++unlisted_;
}

TIENDO_INLINE void diagnostic_collector::add(diagnostic d) {
  if (diagnostics_.size() >= limits::listed_diagnostics) {
    ++unlisted_;
    return;
  }
  d.problem = shortened(std::move(d.problem), limits::problem_length);
  d.remedy = shortened(std::move(d.remedy), limits::problem_length);
  diagnostics_.push_back(std::move(d));
}

TIENDO_INLINE std::optional<diagnostic> diagnostic_collector::unlisted() const {
  if (unlisted_ == 0) return std::nullopt;
  return diagnostic{
      {file_, 0, 0},
      {},
      {},
      fmt::format("there are {} more faults, which are not listed", count_text(unlisted_)),
      "correct those that are, and read the file again"};
}

TIENDO_INLINE void diagnostic_collector::throw_any() const {
  if (diagnostics_.empty()) return;
  std::vector<diagnostic> all = diagnostics_;
  if (auto last = unlisted()) all.push_back(std::move(*last));
  throw input_error(std::move(all));
}

TIENDO_INLINE void diagnostic_collector::move_to(std::vector<diagnostic>& others) {
  for (diagnostic& d : diagnostics_) others.push_back(std::move(d));
  if (auto last = unlisted()) others.push_back(std::move(*last));
  diagnostics_.clear();
  unlisted_ = 0;
}

}  // namespace tiendo::inline v0_1::detail
