// tiendo/io/detail/json.hpp: cells and tables as JSON values.
#pragma once

#include <nlohmann/json.hpp>

#include "tiendo/io/document.hpp"
#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1::detail {

using json = nlohmann::ordered_json;

json json_of(const cell& c);

/// Writes a JSON value to a sink, with everything in it.
void write(document_sink& out, const json& value);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/json.ipp"
#endif
