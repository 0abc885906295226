// tiendo/io/observations_csv.hpp: observations from observations.csv (docs/formats.md).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "tiendo/core/error.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/model/observation.hpp"

namespace tiendo::inline v0_1 {

/// The observations of a text that `name` names in errors; throws `input_error` with all faults.
observations parse_observations(std::string_view text, const std::string& name,
                                decimal_mark mark = decimal_mark::point);

/// The observations of a file; throws `input_error` with everything that is wrong in it.
/// Whether they fit a programme is checked by `read_inputs` and by `assess`.
observations read_observations(const std::filesystem::path& path,
                               decimal_mark mark = decimal_mark::point);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/observations_csv.ipp"
#endif
