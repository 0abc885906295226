// tiendo/core/detail/errors_of.hpp: the diagnostics that make an input unusable.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1::detail {

/// The diagnostics of one severity, in their order.
inline std::vector<diagnostic> of_severity(diagnostic_severity wanted,
                                           std::vector<diagnostic> diagnostics) {
  std::erase_if(diagnostics, [&](const diagnostic& d) { return d.severity != wanted; });
  return diagnostics;
}

/// Throws `input_error` with the errors among the diagnostics of an object, if there are any.
/// `whose` begins the message: "the areas have".
inline void throw_errors(std::string_view whose, std::vector<diagnostic> diagnostics) {
  auto errors = of_severity(diagnostic_severity::error, std::move(diagnostics));
  if (!errors.empty()) throw input_error(whose, std::move(errors));
}

}  // namespace tiendo::inline v0_1::detail
