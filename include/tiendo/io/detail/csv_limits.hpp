// tiendo/io/detail/csv_limits.hpp: the limits of separated text.
#pragma once

#include <cstddef>

namespace tiendo::inline v0_1::detail {

/// The most columns of a table.
inline constexpr std::size_t most_csv_columns = 1'000;
/// The most fields of a table, over all of its records.
inline constexpr std::size_t most_csv_fields = 1'000'000'000;
/// The length of the longest field, in bytes: 1 MiB.
inline constexpr std::size_t longest_csv_field = std::size_t{1} << 20;
/// The size of the largest file, in bytes: 2 GiB.
inline constexpr std::size_t largest_csv_file = std::size_t{1} << 31;
/// The most faults of a file that are listed; any further ones are counted.
inline constexpr std::size_t most_listed_faults = 10'000;

}  // namespace tiendo::inline v0_1::detail
