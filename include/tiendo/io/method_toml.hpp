// tiendo/io/method_toml.hpp: user-defined methods, as `[[method]]` in TOML (docs/formats.md).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/measures/method.hpp"

namespace tiendo::inline v0_1 {

inline constexpr int methods_format = 1;

/// Parses methods from a text. `name` is the file name in diagnostics. Throws `input_error` with
/// all diagnostics, each with line and column, and `interrupted` if `report` returns false.
std::vector<measures::method> parse_methods(std::string_view text, const std::string& name,
                                            const progress& report = {});

/// Reads the methods of a file; throws as `parse_methods` does.
std::vector<measures::method> read_methods(const std::filesystem::path& path,
                                           const progress& report = {});

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/method_toml.ipp"
#endif
