// tiendo/io/detail/index_file.hpp: an index from a TOML text.
#pragma once

#include <optional>
#include <string_view>

#include "tiendo/core/progress.hpp"
#include "tiendo/index/index_definition.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace tiendo::inline v0_1::detail {

/// Reads an index from a text; nothing where there is an error. Throws `interrupted` if `report`
/// returns false.
std::optional<index::index_definition> parse_index(std::string_view text,
                                                   diagnostic_collector& faults,
                                                   const progress& report = {});

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/index_file.ipp"
#endif
