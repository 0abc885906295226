// tiendo/io/detail/rule_toml.hpp: the rule of a target, as `rule = { ... }` in TOML
// (docs/formats.md).
#pragma once

#include <optional>

#include "tiendo/io/detail/toml_section.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::inline v0_1::detail {

/// Reads `section`'s key "rule"; nothing and a diagnostic where it is no rule.
std::optional<rule> read_rule(toml_section& section);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/rule_toml.ipp"
#endif
