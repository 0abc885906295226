// tiendo/io/limits.hpp: the limits within which files are read (docs/limits.md).
#pragma once

#include <cstddef>

/// What a reader accepts. Whatever lies beyond a limit is refused with an `input_error` that names
/// the limit, before memory is used for it. The limits are far above what a programme needs: Viet
/// Nam's 3,321 communes with 20 indicators and 30 years are 2 million observations, some 200 MB.
namespace tiendo::inline v0_1::limits {

/// The most bytes of a table, a CSV file.
inline constexpr std::size_t table_bytes = std::size_t{1} << 31;
/// The most bytes of a TOML file: some 300,000 targets.
inline constexpr std::size_t toml_bytes = std::size_t{1} << 26;
/// The most columns of a table.
inline constexpr std::size_t columns = 1'000;
/// The most fields of a table, over all of its rows.
inline constexpr std::size_t fields = 1'000'000'000;
/// The most bytes of one field of a table.
inline constexpr std::size_t field_bytes = std::size_t{1} << 20;
/// The most levels of tables, lists and parts of keys within each other in a TOML file; the parts
/// of a header count as well. Worked: the 10 of `[[target]]` with `rule = { between = [10, 20] }`
/// lies at level 6: target, an element of it, rule, its table, between, its list.
inline constexpr std::size_t toml_depth = 32;
/// The most programmes that extend each other in turn.
inline constexpr std::size_t extended_programmes = 32;
/// The most code points of an identifier, a code or a name.
inline constexpr std::size_t name_length = 1'000;
/// The most diagnostics of one file that are listed. Further ones are counted: the last diagnostic
/// says how many there are.
inline constexpr std::size_t listed_diagnostics = 10'000;
/// The most code points of the problem of a diagnostic; the middle of a longer one is left out.
inline constexpr std::size_t problem_length = 400;

}  // namespace tiendo::inline v0_1::limits
