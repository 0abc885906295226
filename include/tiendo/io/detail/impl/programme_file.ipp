// tiendo/io/detail/impl/programme_file.ipp: bodies of tiendo/io/detail/programme_file.hpp.
#pragma once

#include "tiendo/io/detail/programme_file.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/frequency.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/core/version.hpp"
#include "tiendo/io/detail/areas_file.hpp"
#include "tiendo/io/detail/declared_part.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/file_text.hpp"
#include "tiendo/io/detail/rule_toml.hpp"
#include "tiendo/io/detail/text_source.hpp"
#include "tiendo/io/detail/toml_file.hpp"
#include "tiendo/io/detail/toml_section.hpp"
#include "tiendo/io/limits.hpp"
#include "tiendo/model/act.hpp"
#include "tiendo/model/detail/versions_by_code.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/programme_parts.hpp"
#include "tiendo/model/rule.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/tier.hpp"

namespace tiendo::inline v0_1::detail {

/// Reads a programme and everything it extends into one `programme_files`.
class programme_reader {
 public:
  programme_reader(programme_files& result, const text_source& text, const progress& report)
      : result_(result), text_(text), report_(report) {}

  void read(const std::filesystem::path& path) {
    folder_ = path.parent_path().lexically_normal();
    if (folder_.empty()) folder_ = ".";
    read_one(path);
  }

 private:
  void read_one(const std::filesystem::path& path) {
    diagnostic_collector faults(display_name(path));
    result_.names.push_back(faults.file());
    const std::size_t outer = std::exchange(file_, result_.names.size() - 1);
    open_.push_back(identity_of(path));
    const auto text = text_(path, faults, limits::toml_bytes);
    if (text && (open_.size() == 1 || require_programme(*text, faults))) {
      toml_file file(*text, {"act", "unit", "tier", "indicator", "target"}, faults, report_);
      if (file.sound()) read_file(file, path.parent_path(), faults);
      result_.complete = result_.complete && file.sound();
    } else {
      result_.complete = false;
    }
    done_.insert(open_.back());
    open_.pop_back();
    file_ = outer;
    faults.move_to(result_.faults);
  }

  /// Of a text that cannot be a programme nothing is quoted: it is another file, which the
  /// programme names, and may be a confidential one.
  static bool require_programme(std::string_view text, diagnostic_collector& faults) {
    if (text.find("programme") != std::string_view::npos) return true;
    faults.add({}, "this is no programme", "name a file that has a table [programme]");
    return false;
  }

  static std::string identity_of(const std::filesystem::path& path) {
    std::error_code ignored;
    const auto canonical = std::filesystem::weakly_canonical(path, ignored);
    return ignored ? path.lexically_normal().string() : canonical.string();
  }

  void read_file(toml_file& file, const std::filesystem::path& folder,
                 diagnostic_collector& faults) {
    toml_section top(file.root(), faults);
    top.require_format(format_version::programme);
    extend(top, folder);
    std::string id;
    if (const toml::node* node = top.find("programme", true); node && node->is_table())
      id = read_head(top.inner(*node->as_table()));
    else if (node)
      top.fault("programme", "is not a table", "write [programme]");
    const std::string areas = top.text("areas");
    if (!areas.empty() && require_inside(top, "areas", folder / areas))
      read_area_file(folder / areas);
    file.each(top, "act", [&](toml_section& s) { read_act(s); });
    file.each(top, "unit", [&](toml_section& s) { read_unit(s); });
    file.each(top, "tier", [&](toml_section& s) { read_tier(s); });
    file.each(top, "indicator", [&](toml_section& s) { read_indicator(s); });
    file.each(top, "target", [&](toml_section& s) { read_target(s, id); });
    if (file.sound()) top.finish();
  }

  /// Whether a file lies in the folder of the programme or below it. The path is compared as it is
  /// written; a link within the folder is followed.
  bool require_inside(toml_section& s, const char* key, const std::filesystem::path& path) const {
    const auto below = path.lexically_normal().lexically_relative(folder_);
    if (!below.empty() && *below.begin() != "..") return true;
    s.fault(key, "names a file outside of the folder of the programme",
            "copy the file there, and name it relative to this file");
    return false;
  }

  void extend(toml_section& top, const std::filesystem::path& folder) {
    for (const std::string& name : top.texts("extends")) {
      const std::filesystem::path path = folder / name;
      if (!require_inside(top, "extends", path)) continue;
      const std::string identity = identity_of(path);
      if (std::find(open_.begin(), open_.end(), identity) != open_.end())
        top.fault("extends", fmt::format("names '{}', which is being read already", name),
                  "break the cycle");
      else if (open_.size() == limits::extended_programmes)
        top.fault("extends",
                  fmt::format("is the end of a chain of more than {} programmes",
                              limits::extended_programmes),
                  "extend fewer programmes in turn");
      else if (!done_.contains(identity))
        read_one(path);
    }
  }

  std::string read_head(toml_section head) {
    result_.parts.id = head.required_name("id");
    result_.parts.name = head.label("name", true);
    result_.parts.objective = head.label("objective", false);
    head.finish();
    return result_.parts.id;
  }

  void read_area_file(const std::filesystem::path& path) {
    diagnostic_collector faults(display_name(path));
    result_.names.push_back(faults.file());
    if (const auto text = text_(path, faults, limits::table_bytes)) {
      areas_file file = parse_areas(*text, faults, report_);
      std::vector<declared_part>& places = result_.declared["area"];
      for (std::size_t i = 0; i < file.areas.size(); ++i) {
        declared_part part{result_.names.size() - 1};
        part.row = std::move(file.places[i]);
        places.push_back(std::move(part));
        versions_.add(file.areas[i].id, result_.parts.areas.size());
        result_.parts.areas.push_back(std::move(file.areas[i]));
      }
    }
    faults.move_to(result_.faults);
  }

  /// In place of a day that could not be read, and was reported: no other day is too early for it.
  static date unread_day() { return date::earliest(); }

  /// Adds a part with its position and those of its fields, for diagnostics that need all parts. A
  /// part without an id has been reported, and is left out.
  template <class Part>
  void add(const char* kind, std::vector<Part>& parts, Part part, const toml_section& s,
           std::span<const char* const> fields) {
    if (part.id.empty()) return;
    result_.declared[kind].push_back(declared_at(file_, s, fields));
    parts.push_back(std::move(part));
  }

  void read_act(toml_section& s) {
    act a;
    a.id = s.required_name("id");
    a.title = s.label("title", false);
    const auto issued = s.find("issued", true) ? s.incomplete_day("issued") : std::nullopt;
    a.issued = issued.value_or(partial_date(unread_day()));
    a.effective =
        s.day("effective").value_or(s.has("effective") ? unread_day() : a.issued.last_day());
    a.url = s.text("url");
    a.note = s.text("note");
    if (issued && !a.id.empty()) acts_.emplace(a.id, result_.parts.acts.size());
    add("act", result_.parts.acts, std::move(a), s, act_fields);
  }

  void read_unit(toml_section& s) {
    unit_of_measure u;
    u.id = s.required_name("id");
    std::vector<std::pair<std::string, unit_kind>> kinds;
    for (const auto kind : {unit_kind::share, unit_kind::growth, unit_kind::rank, unit_kind::index,
                            unit_kind::count, unit_kind::amount})
      kinds.emplace_back(std::string(to_string(kind)), kind);
    u.kind = s.choice<unit_kind>("kind", kinds, true).value_or(unit_kind::amount);
    u.symbol = s.name("symbol");
    std::tie(u.lowest, u.highest) = s.bounds();
    if (!u.id.empty()) units_.emplace(u.id, result_.parts.units.size());
    add("unit", result_.parts.units, std::move(u), s, unit_fields);
  }

  void read_tier(toml_section& s) {
    tier t;
    t.id = s.required_name("id");
    t.name = s.label("name", true);
    if (s.find("level", true)) t.level = read_level(s);
    t.valid_from = s.day("valid_from");
    t.valid_to = s.day("valid_to");
    t.ended_by = s.name("ended_by");
    add("tier", result_.parts.tiers, std::move(t), s, tier_fields);
  }

  /// A level in its range; another one is reported here, as it need not be an int.
  static int read_level(toml_section& s) {
    const auto level = s.integer("level");
    if (!level || (*level >= 0 && *level <= highest_level))
      return static_cast<int>(level.value_or(0));
    s.fault("level",
            fmt::format("= {} is no level of a tier, which is from 0 to {}", *level, highest_level),
            "write 0 for the country, 1 for the tier below it, and so on");
    return 0;
  }

  void read_indicator(toml_section& s) {
    indicator i;
    i.id = s.required_name("id");
    i.name = s.label("name", true);
    i.definition = s.text("definition");
    const std::string unit = s.required_name("unit");
    if (const unit_of_measure* known = find_unit(unit))
      i.unit = *known;
    else if (!unit.empty())
      s.fault("unit", fmt::format("= \"{}\" is not declared", unit), remedy_for_unit(unit));
    i.direction = direction_of(s, true).value_or(direction::increase);
    std::tie(i.lowest, i.highest) = s.bounds();
    i.numerator = s.text("numerator");
    i.denominator = s.text("denominator");
    i.excludes = s.text("excludes");
    i.frequency = frequency_of(s).value_or(frequency::annual);
    i.source = s.text("source");
    add("indicator", result_.parts.indicators, std::move(i), s, indicator_fields);
  }

  const unit_of_measure* find_unit(const unit_id& id) const {
    if (const unit_of_measure* standard = find_by_id(standard_units(), id)) return standard;
    const auto at = units_.find(id);
    return at == units_.end() ? nullptr : &result_.parts.units[at->second];
  }

  /// The remedy for an unknown unit. All units of the file have been read before its indicators.
  std::string remedy_for_unit(const std::string& unit) {
    if (units_suggested_ != units_.size() || !suggest_unit_) {
      std::vector<std::string> names = ids_of(standard_units());
      for (const unit_of_measure& own : result_.parts.units) names.push_back(own.id);
      suggest_unit_ = suggestions(std::move(names), "declare it as a [[unit]]");
      units_suggested_ = units_.size();
    }
    return (*suggest_unit_)(unit);
  }

  /// An act whose date of issue could be read; null if there is none.
  const act* find_act(const act_id& id) const {
    const auto at = acts_.find(id);
    return at == acts_.end() ? nullptr : &result_.parts.acts[at->second];
  }

  void read_target(toml_section& s, const std::string& programme_id) {
    target t;
    t.id = s.required_name("id");
    t.programme = programme_id;
    t.indicator = s.required_name("indicator");
    read_basis(s, t);
    read_scope(s, t);
    t.rule = read_rule(s).value_or(milestone{});
    t.aspiration = s.number("aspiration");
    if (s.find("due", true))
      t.due = s.incomplete_day("due").value_or(partial_date(unread_day())).last_day();
    t.bindingness =
        s.choice<bindingness>("bindingness", {{"required", bindingness::required},
                                              {"striven_for", bindingness::striven_for}})
            .value_or(bindingness::required);
    t.method = s.name("method");
    for (std::string& proxy : s.texts("proxies")) t.proxies.emplace_back(std::move(proxy));
    t.modifies = s.name("modifies");
    t.in_force_to = s.day("in_force_to");
    t.closed_by = s.name("closed_by");
    t.note = s.text("note");
    const std::optional<std::size_t> replaced = read_replacement(s, t);
    if (t.id.empty()) return;
    if (replaced) {
      result_.declared["target"][*replaced] = declared_at(file_, s, target_fields);
      result_.parts.targets[*replaced] = std::move(t);
      return;
    }
    targets_.emplace(t.id, result_.parts.targets.size());
    add("target", result_.parts.targets, std::move(t), s, target_fields);
  }

  void read_basis(toml_section& s, target& t) const {
    t.basis = {s.required_name("act"), s.name("article"), s.text("words")};
    const act* a = find_act(t.basis.act);
    t.enacted = a ? a->issued.last_day() : unread_day();
    t.in_force_from =
        s.day("in_force_from").value_or(a && !s.has("in_force_from") ? a->effective : unread_day());
  }

  /// "79" is the version in force when the target was enacted, "79@2025-07-01" the one it names.
  void read_scope(toml_section& s, target& t) const {
    const std::string written = s.required_name("area");
    t.scope.tier = s.name("tier");
    t.scope.each = s.boolean("each", false);
    const std::size_t split = written.find('@');
    t.scope.area.code = written.substr(0, split);
    if (split != std::string::npos) {
      const auto from = date::parse(written.substr(split + 1));
      if (from)
        t.scope.area.valid_from = *from;
      else
        s.fault("area", fmt::format("= \"{}\" does not end in a day", written),
                "write \"code@YYYY-MM-DD\"");
      return;
    }
    if (written.empty()) return;
    if (const area* a = versions_.find(result_.parts.areas, written, t.enacted))
      t.scope.area = a->id;
    else if (!versions_.contains(written))
      s.fault("area", fmt::format("= \"{}\" is not among the areas", written),
              "add it to the areas, or correct the code");
    else if (find_act(t.basis.act))
      s.fault("area",
              fmt::format("= \"{}\" has no version in force on {}", written, to_string(t.enacted)),
              "write \"code@YYYY-MM-DD\"");
    else
      s.mark_unreadable("area");  // which version is meant depends on the date of the act
  }

  /// The place of the target of the same id, in an extended programme, that the target replaces.
  std::optional<std::size_t> read_replacement(toml_section& s, target& t) {
    const toml::node* node = s.find("replaces");
    if (!node) return std::nullopt;
    if (!node->is_table())
      return s.fault("replaces", "is not a table",
                     "write { act = \"...\", date = \"YYYY-MM-DD\" }");
    toml_section own = s.inner(*node->as_table());
    replacement r{own.required_name("act"), unread_day()};
    if (own.find("date", true)) r.date = own.day("date").value_or(unread_day());
    own.finish();
    if (!own.unreadable().empty()) s.mark_unreadable("replaces");
    t.replaces = r;
    if (const auto at = targets_.find(t.id); at != targets_.end()) return at->second;
    return s.fault("replaces",
                   fmt::format("speaks of a target '{}' that no extended programme has", t.id),
                   "remove it, or correct the id");
  }

  programme_files& result_;
  const text_source& text_;
  const progress& report_;
  std::filesystem::path folder_;  ///< of the programme that is read
  std::size_t file_ = 0;          ///< the file that is being read, in `programme_files::names`
  std::vector<std::string> open_;
  std::set<std::string> done_;
  std::unordered_map<act_id, std::size_t> acts_;
  std::unordered_map<unit_id, std::size_t> units_;
  std::unordered_map<target_id, std::size_t> targets_;
  versions_by_code versions_;
  std::optional<suggestions> suggest_unit_;
  std::size_t units_suggested_ = 0;
};

TIENDO_INLINE programme_files read_programme_files(const std::filesystem::path& path,
                                                   const text_source& text,
                                                   const progress& report) {
  return within_memory(display_name(path), [&] {
    programme_files files;
    programme_reader(files, text, report).read(path);
    if (!files.complete) return files;  // names from the missing part would be reported as unknown
    check_parts(files, report);
    // A programme's own targets come before those of the programmes it extends.
    std::stable_partition(files.parts.targets.begin(), files.parts.targets.end(),
                          [&](const target& t) { return t.programme == files.parts.id; });
    return files;
  });
}

}  // namespace tiendo::inline v0_1::detail
