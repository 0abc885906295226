// tiendo/narrative/language.hpp: the languages in which sentences are written.
#pragma once

#include <optional>
#include <string_view>

namespace tiendo::inline v0_1 {

/// The language of a text for people. Codes in tables and files (`at_risk`, `no_data`) are the same
/// in every language.
enum class language { english, vietnamese };

/// The code by ISO 639-1: "en" or "vi".
constexpr std::string_view to_string(language l) {
  return l == language::vietnamese ? "vi" : "en";
}

/// The language of a code by ISO 639-1, or nothing.
constexpr std::optional<language> language_from(std::string_view code) {
  for (const language l : {language::english, language::vietnamese})
    if (to_string(l) == code) return l;
  return std::nullopt;
}

}  // namespace tiendo::inline v0_1
