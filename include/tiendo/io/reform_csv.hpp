// tiendo/io/reform_csv.hpp: a reform of territories from a table of links (docs/formats.md).
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tiendo/areas/succession.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/io/csv_row.hpp"
#include "tiendo/io/diagnostic_collector.hpp"

namespace tiendo {

/// Gathers the rows of one or more tables into one reform; what is wrong with any of them is said
/// together.
class reform_reader {
 public:
  reform_reader() = default;
  reform_reader(const reform_reader&) = delete;
  reform_reader& operator=(const reform_reader&) = delete;

  /// Adds the rows of a text; `name` stands for its file in faults.
  void add(std::string_view text, std::string name);

  /// Adds the rows of a file.
  void add(const std::filesystem::path& path);

  /// The reform that takes effect on that day; throws `input_error` with everything that is wrong.
  crosswalk::reform take(date effective, std::string act = {});

 private:
  struct row_place {
    std::string file;
    std::map<std::string, file_position> columns;
  };
  /// One side of the reform: its areas, its parents, and the row of each area.
  struct side {
    std::string prefix;  ///< of the columns: "old" or "new"
    std::vector<crosswalk::reform_area>& units;
    std::vector<crosswalk::reform_area>& parents;
    std::unordered_map<std::string, std::size_t> unit_places, parent_places, rows;
  };

  void add(std::string_view text, diagnostic_collector& faults);

  void add(const csv_row& row, const std::string& file);

  static std::optional<interval> share_of(const csv_row& row, succession_kind kind);

  /// The area of a row on one side, with its parents; the code.
  std::string add_unit(const csv_row& row, side& s, bool has_districts);

  /// Keeps an area once; a row that says something else of it is a fault.
  static void keep(const csv_row& row, std::vector<crosswalk::reform_area>& units,
                   std::unordered_map<std::string, std::size_t>& places, crosswalk::reform_area u,
                   const std::string& column);

  /// The diagnostic at the place of its row and column.
  diagnostic placed(diagnostic d) const;

  crosswalk::reform_parts parts_;
  side before_{"old", parts_.before, parts_.parents_before, {}, {}, {}};
  side after_{"new", parts_.after, parts_.parents_after, {}, {}, {}};
  std::vector<row_place> rows_;
  std::vector<std::size_t> edge_rows_;
  std::vector<diagnostic> faults_;
};

/// Reads a reform from one or more files; throws `input_error` with everything that is wrong.
crosswalk::reform read_reform(const std::vector<std::filesystem::path>& paths, date effective,
                              std::string act = {});

}  // namespace tiendo

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/reform_csv.ipp"
#endif
