// tiendo/io/detail/declared_part.hpp: where the parts of a programme were declared.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/detail/areas_file.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/toml_section.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo::inline v0_1::detail {

/// Where a part was declared: its file, and the position of each of its fields.
struct declared_part {
  std::size_t file = 0;                      ///< in `programme_files::names`
  file_position at = {};                     ///< of the id
  file_position table = {};                  ///< of the table: fields that it may have, but has not
  std::span<const char* const> fields = {};  ///< that it may have
  std::vector<std::pair<const char*, file_position>> present = {};
  std::vector<std::string> unreadable = {};
  std::optional<area_row_place> row = {};  ///< of an area: its fields are the columns of the row

  /// The position of a field.
  file_position place(std::string_view field) const;
};

/// The fields of each kind of part that diagnostics name.
inline constexpr std::array act_fields{"id", "issued"};
inline constexpr std::array unit_fields{"id", "lowest"};
inline constexpr std::array tier_fields{"id", "level", "valid_to", "ended_by"};
inline constexpr std::array indicator_fields{"id", "unit", "lowest"};
inline constexpr std::array target_fields{
    "id",  "indicator", "act",      "area",        "tier",      "each",       "rule",
    "due", "proxies",   "modifies", "in_force_to", "closed_by", "aspiration", "replaces"};

/// A part that a table declares: of which file, and which fields it may have.
declared_part declared_at(std::size_t file, const toml_section& s,
                          std::span<const char* const> fields);

/// The parts of a programme as files declare them, with diagnostics and positions.
struct programme_files {
  programme_parts parts;
  std::vector<std::string> names;  ///< of the files
  /// Where the parts of each kind ("act", "target") were declared, in the order of reading.
  std::map<std::string, std::vector<declared_part>> declared;
  std::vector<diagnostic> faults;
  std::vector<diagnostic> warnings;
  std::vector<diagnostic> warnings_of_parts;  ///< the same without positions
  bool complete = true;                       ///< false where a whole file could not be read
};

/// The places of parts by the subjects of diagnostics.
class declared_labels {
 public:
  explicit declared_labels(const programme_files& files);

  /// A diagnostic with the position of its field; nothing where the field could not be read, which
  /// has been reported already.
  std::optional<diagnostic> placed(diagnostic d) const;

 private:
  static const std::string& text_of(const std::string& id) { return id; }
  static std::string text_of(const area_id& id) { return to_string(id); }

  template <class Parts>
  void add(const char* kind, const Parts& parts) {
    const auto places = files_.declared.find(kind);
    if (places == files_.declared.end()) return;
    std::unordered_map<std::string, std::size_t> occurrences;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::string& id = text_of(parts[i].id);
      parts_.emplace(diagnostic_label(kind, id, ++occurrences[id]), &places->second[i]);
    }
  }

  const programme_files& files_;
  std::unordered_map<std::string, const declared_part*> parts_;
};

/// Adds the diagnostics of all parts with their positions. The parts are in the order of reading:
/// of two targets of one id, the one of the file that extends the other is the second.
void check_parts(programme_files& files, const progress& report);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/declared_part.ipp"
#endif
