// tiendo/io/detail/toml_file.hpp: a TOML file whose long lists are parsed piece by piece.
#pragma once

#include <toml++/toml.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/toml_scan.hpp"
#include "tiendo/io/detail/toml_section.hpp"

namespace tiendo::inline v0_1::detail {

/// The text of a TOML file, every reader's way to its tables. It is scanned first (`scan_toml`).
/// Where the file has lists of tables that a reader names, such as `[[target]]`, their elements are
/// parsed and read in pieces of some 64 kB, so that reading takes little memory and can be stopped
/// between them; the rest of the file is one table. A file in which such a list is written in
/// another form, or mixed with tables of the same name, is parsed as a whole. `text` must outlive
/// the object.
class toml_file {
 public:
  /// `lists` are the names of lists of tables; `report` is called about every 50 milliseconds.
  toml_file(std::string_view text, const std::vector<std::string>& lists,
            diagnostic_collector& faults, const progress& report);
  toml_file(const toml_file&) = delete;
  toml_file& operator=(const toml_file&) = delete;

  /// Whether nothing that was parsed so far had an error; one has been reported otherwise.
  bool sound() const noexcept { return sound_; }

  /// The table of the file without its long lists; to be asked for only where the file is sound.
  const toml::table& root() const { return root_; }

  /// Reads every table of `[[key]]`, and reports unknown keys in it. `top` is the section of
  /// `root()`. Does nothing where the file is not sound.
  template <class Read>
  void each(toml_section& top, const std::string& key, Read read_one) {
    if (!sound_) return;
    const auto found = pieces_.find(key);
    if (found == pieces_.end()) return top.each(key, [&](toml_section& s) { next(s, read_one); });
    top.find(key);
    for (const piece& p : found->second) {
      const auto table = parsed(p.text, p.line - 1);
      if (!table) return;
      toml_section of_piece(*table, faults_, p.line - 1);
      of_piece.each(key, [&](toml_section& s) { next(s, read_one); });
    }
  }

 private:
  struct piece {
    std::string_view text;
    std::int64_t line = 1;  ///< of its beginning
  };
  static constexpr std::size_t piece_bytes = 65'536;

  template <class Read>
  void next(toml_section& s, Read& read_one) {
    ++read_;
    steps_.step(read_, read_ + 1);
    read_one(s);
  }

  /// Finds the pieces of the lists. False, and no pieces, where a list is not regular.
  bool cut(std::string_view text, const std::vector<std::string>& lists,
           const std::vector<toml_header>& headers);

  /// The text in which only the line ends of the pieces are left, so that lines keep their numbers.
  std::string without_pieces(std::string_view text) const;

  /// Parses a text that begins behind so many lines; nothing and a diagnostic where it is no TOML.
  std::optional<toml::table> parsed(std::string_view text, std::int64_t lines_before);

  diagnostic_collector& faults_;
  const progress& report_;
  watch steps_;
  bool sound_ = true;
  std::string rewritten_;  ///< the text, where characters were to be escaped
  toml::table root_;
  std::map<std::string, std::vector<piece>, std::less<>> pieces_;
  std::size_t read_ = 0;
};

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/toml_file.ipp"
#endif
