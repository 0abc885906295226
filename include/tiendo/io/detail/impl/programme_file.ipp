// tiendo/io/detail/impl/programme_file.ipp: bodies of tiendo/io/detail/programme_file.hpp.
#pragma once

#include "tiendo/io/detail/programme_file.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <tuple>
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
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/core/version.hpp"
#include "tiendo/io/detail/areas_file.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/file_text.hpp"
#include "tiendo/io/detail/rule_toml.hpp"
#include "tiendo/io/detail/toml_section.hpp"
#include "tiendo/io/source_file.hpp"
#include "tiendo/model/act.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/programme_check.hpp"
#include "tiendo/model/programme_parts.hpp"
#include "tiendo/model/rule.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/tier.hpp"

namespace tiendo::inline v0_1::detail {

/// The frequency of an indicator: "year", "half", "quarter", "month", "week", "day" or "irregular";
/// the names of C++, such as "annual", are read as well.
TIENDO_INLINE std::optional<frequency> frequency_of(toml_section& s) {
  constexpr std::array words{"year", "half", "quarter", "month", "week", "day", "irregular"};
  std::vector<std::pair<std::string, frequency>> names, older;
  for (std::size_t f = 0; f < frequency_names.size(); ++f) {
    names.emplace_back(words[f], static_cast<frequency>(f));
    older.emplace_back(std::string(frequency_names[f]), static_cast<frequency>(f));
  }
  return s.choice<frequency>("frequency", names, false, older);
}

/// Reads a programme and everything it extends into one `programme_files`.
class programme_reader {
 public:
  programme_reader(programme_files& result, const text_source& text)
      : result_(result), text_(text) {}

  void read(const std::filesystem::path& path) {
    diagnostic_collector faults(display_name(path));
    read(path, faults);
    faults.move_to(result_.faults);
    // A programme's own targets come before those of the programmes it extends.
    std::stable_partition(result_.parts.targets.begin(), result_.parts.targets.end(),
                          [this](const target& t) { return t.programme == result_.parts.id; });
  }

 private:
  void read(const std::filesystem::path& path, diagnostic_collector& faults) {
    open_.push_back(identity_of(path));
    const auto text = text_(path, faults);
    if (text && require_utf8(*text, faults)) {
      try {
        const toml::table root = toml::parse(*text);
        read_file(root, path.parent_path(), faults);
      } catch (const toml::parse_error& problem) {
        faults.add(position_of(problem.source()), std::string(problem.description()),
                   "correct the TOML");
        result_.complete = false;
      }
    } else {
      result_.complete = false;
    }
    done_.insert(open_.back());
    open_.pop_back();
  }

  static std::string identity_of(const std::filesystem::path& path) {
    std::error_code ignored;
    const auto canonical = std::filesystem::weakly_canonical(path, ignored);
    return ignored ? path.lexically_normal().string() : canonical.string();
  }

  void read_file(const toml::table& root, const std::filesystem::path& folder,
                 diagnostic_collector& faults) {
    toml_section top(root, faults);
    top.require_format(format_version::programme);
    extend(top, folder);
    std::string id;
    if (const toml::node* node = top.find("programme", true); node && node->is_table())
      id = read_head(*node->as_table(), faults);
    else if (node)
      top.fault("programme", "is not a table", "write [programme]");
    const std::string areas = top.text("areas");
    if (!areas.empty()) read_area_file(folder / areas);
    top.each("act", [&](toml_section& s) { read_act(s, faults); });
    top.each("unit", [&](toml_section& s) { read_unit(s, faults); });
    top.each("tier", [&](toml_section& s) { read_tier(s, faults); });
    top.each("indicator", [&](toml_section& s) { read_indicator(s, faults); });
    top.each("target", [&](toml_section& s) { read_target(s, id, faults); });
    top.finish();
  }

  void extend(toml_section& top, const std::filesystem::path& folder) {
    for (const std::string& name : top.texts("extends")) {
      const std::filesystem::path path = folder / name;
      const std::string identity = identity_of(path);
      if (std::find(open_.begin(), open_.end(), identity) != open_.end())
        top.fault("extends", fmt::format("names '{}', which is being read already", name),
                  "break the cycle");
      else if (!done_.contains(identity))
        read(path);
    }
  }

  std::string read_head(const toml::table& table, diagnostic_collector& faults) {
    toml_section head(table, faults);
    result_.parts.id = head.required_text("id");
    result_.parts.name = head.label("name", true);
    result_.parts.objective = head.label("objective", false);
    head.finish();
    return result_.parts.id;
  }

  void read_area_file(const std::filesystem::path& path) {
    diagnostic_collector faults(display_name(path));
    if (const auto text = text_(path, faults)) {
      areas_file file = parse_areas(*text, faults);
      for (std::size_t i = 0; i < file.areas.size(); ++i) {
        declared_part part{faults.file(), file.places[i].at("code"), std::move(file.places[i]), {}};
        result_.declared.insert_or_assign(new_name("area", result_.parts.areas, file.areas[i].id),
                                          std::move(part));
        result_.parts.areas.push_back(std::move(file.areas[i]));
      }
    }
    faults.move_to(result_.faults);
  }

  /// A day in the place of one that could not be read, for which a diagnostic exists already; no
  /// other check fails because of it.
  static date unread_day() { return date::of(1970, 1, 1); }

  static const std::string& text_of(const std::string& id) { return id; }
  static std::string text_of(const area_id& id) { return to_string(id); }

  /// The name of a part that is about to be added.
  template <class Parts, class Id>
  static std::string new_name(const char* kind, const Parts& parts, const Id& id) {
    const auto before =
        std::count_if(parts.begin(), parts.end(), [&](const auto& p) { return p.id == id; });
    return diagnostic_label(kind, text_of(id), static_cast<std::size_t>(before) + 1);
  }

  /// Keeps the position of a part for diagnostics that need all parts.
  void declare(const std::string& name, const toml_section& s,
               std::initializer_list<const char*> fields, const diagnostic_collector& faults) {
    declared_part part{faults.file(), s.place("id"), {}, s.unreadable()};
    for (const char* field : fields) part.fields[field] = s.place(field);
    result_.declared.insert_or_assign(name, std::move(part));
  }

  void read_act(toml_section& s, diagnostic_collector& faults) {
    act a;
    a.id = s.required_text("id");
    a.title = s.label("title", false);
    const auto issued = s.find("issued", true) ? s.incomplete_day("issued") : std::nullopt;
    a.issued = issued.value_or(partial_date(unread_day()));
    a.effective = s.day("effective").value_or(a.issued.last_day());
    a.url = s.text("url");
    a.note = s.text("note");
    declare(new_name("act", result_.parts.acts, a.id), s, {"id", "issued"}, faults);
    if (!a.id.empty()) result_.parts.acts.push_back(std::move(a));
  }

  void read_unit(toml_section& s, diagnostic_collector& faults) {
    unit_of_measure u;
    u.id = s.required_text("id");
    std::vector<std::pair<std::string, unit_kind>> kinds;
    for (const auto kind : {unit_kind::share, unit_kind::growth, unit_kind::rank, unit_kind::index,
                            unit_kind::count, unit_kind::amount})
      kinds.emplace_back(std::string(to_string(kind)), kind);
    u.kind = s.choice<unit_kind>("kind", kinds, true).value_or(unit_kind::amount);
    u.symbol = s.text("symbol");
    std::tie(u.lowest, u.highest) = s.bounds();
    declare(new_name("unit", result_.parts.units, u.id), s, {"id", "lowest"}, faults);
    if (!u.id.empty()) result_.parts.units.push_back(std::move(u));
  }

  void read_tier(toml_section& s, diagnostic_collector& faults) {
    tier t;
    t.id = s.required_text("id");
    t.name = s.label("name", true);
    if (s.find("level", true)) t.level = static_cast<int>(s.integer("level").value_or(0));
    t.valid_from = s.day("valid_from");
    t.valid_to = s.day("valid_to");
    t.ended_by = s.text("ended_by");
    declare(new_name("tier", result_.parts.tiers, t.id), s, {"id", "valid_to", "ended_by"}, faults);
    if (!t.id.empty()) result_.parts.tiers.push_back(std::move(t));
  }

  void read_indicator(toml_section& s, diagnostic_collector& faults) {
    indicator i;
    i.id = s.required_text("id");
    i.name = s.label("name", true);
    i.definition = s.text("definition");
    const std::string unit = s.required_text("unit");
    if (const unit_of_measure* known = find_unit(result_.parts, unit)) {
      i.unit = *known;
    } else if (!unit.empty()) {
      std::vector<std::string> names = ids_of(standard_units());
      for (const unit_of_measure& own : result_.parts.units) names.push_back(own.id);
      s.fault("unit", fmt::format("= \"{}\" is not declared", unit),
              suggestion(unit, names, "declare it as a [[unit]]"));
    }
    i.direction = direction_of(s, true).value_or(direction::increase);
    std::tie(i.lowest, i.highest) = s.bounds();
    i.numerator = s.text("numerator");
    i.denominator = s.text("denominator");
    i.excludes = s.text("excludes");
    i.frequency = frequency_of(s).value_or(frequency::annual);
    i.source = s.text("source");
    declare(new_name("indicator", result_.parts.indicators, i.id), s, {"id", "unit", "lowest"},
            faults);
    if (!i.id.empty()) result_.parts.indicators.push_back(std::move(i));
  }

  void read_target(toml_section& s, const std::string& programme_id, diagnostic_collector& faults) {
    target t;
    t.id = s.required_text("id");
    t.programme = programme_id;
    t.indicator = s.required_text("indicator");
    read_basis(s, t);
    read_scope(s, t);
    t.rule = read_rule(s, faults).value_or(milestone{});
    t.aspiration = s.number("aspiration");
    if (s.find("due", true))
      t.due = s.incomplete_day("due").value_or(partial_date(unread_day())).last_day();
    t.bindingness =
        s.choice<bindingness>("bindingness", {{"required", bindingness::required},
                                              {"striven_for", bindingness::striven_for}})
            .value_or(bindingness::required);
    t.method = s.text("method");
    for (std::string& proxy : s.texts("proxies")) t.proxies.emplace_back(std::move(proxy));
    t.modifies = s.text("modifies");
    t.in_force_to = s.day("in_force_to");
    t.closed_by = s.text("closed_by");
    t.note = s.text("note");
    const bool takes_over = read_replacement(s, t, faults);
    declare(takes_over ? diagnostic_label("target", t.id, 1)
                       : new_name("target", result_.parts.targets, t.id),
            s,
            {"id", "indicator", "act", "area", "tier", "each", "rule", "due", "proxies", "modifies",
             "in_force_to", "closed_by", "aspiration", "replaces"},
            faults);
    if (t.id.empty()) return;
    if (takes_over)
      *find_target(t.id) = std::move(t);
    else
      result_.parts.targets.push_back(std::move(t));
  }

  target* find_target(const std::string& id) {
    return const_cast<target*>(find_by_id(result_.parts.targets, id));
  }

  void read_basis(toml_section& s, target& t) const {
    t.basis = {s.required_text("act"), s.text("article"), s.text("words")};
    const act* a = find_by_id(result_.parts.acts, t.basis.act);
    t.enacted = a ? a->issued.last_day() : unread_day();
    t.in_force_from = s.day("in_force_from").value_or(a ? a->effective : unread_day());
  }

  /// "79" is the version in force when the target was enacted, "79@2025-07-01" the one it names.
  void read_scope(toml_section& s, target& t) const {
    const std::string written = s.required_text("area");
    t.scope.tier = s.text("tier");
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
    bool code_known = false;
    for (const area& a : result_.parts.areas) {
      if (a.id.code != written) continue;
      code_known = true;
      if (!a.exists_on(t.enacted)) continue;
      t.scope.area = a.id;
      return;
    }
    if (written.empty()) return;
    if (!code_known)
      s.fault("area", fmt::format("= \"{}\" is not among the areas", written),
              "add it to the areas, or correct the code");
    else if (find_by_id(result_.parts.acts, t.basis.act))
      s.fault("area",
              fmt::format("= \"{}\" has no version in force on {}", written, to_string(t.enacted)),
              "write \"code@YYYY-MM-DD\"");
    else
      s.mark_unreadable("area");  // which version is meant depends on the act, which is not known
  }

  /// Whether the target replaces one of the same id in an extended programme.
  bool read_replacement(toml_section& s, target& t, diagnostic_collector& faults) {
    const toml::node* node = s.find("replaces");
    if (!node) return false;
    if (!node->is_table()) {
      s.fault("replaces", "is not a table", "write { act = \"...\", date = \"YYYY-MM-DD\" }");
      return false;
    }
    toml_section own(*node->as_table(), faults);
    replacement r{own.required_text("act"), unread_day()};
    if (own.find("date", true)) r.date = own.day("date").value_or(unread_day());
    own.finish();
    if (!own.unreadable().empty()) s.mark_unreadable("replaces");
    t.replaces = r;
    if (find_target(t.id)) return true;
    s.fault("replaces", fmt::format("speaks of a target '{}' that no extended programme has", t.id),
            "remove it, or correct the id");
    return false;
  }

  programme_files& result_;
  const text_source& text_;
  std::vector<std::string> open_;
  std::set<std::string> done_;
};

/// A diagnostic with the position of its field; nothing where the field could not be read, which
/// has been reported already.
TIENDO_INLINE std::optional<diagnostic> placed(diagnostic d, const programme_files& files) {
  const auto at = files.declared.find(d.subject);
  if (at == files.declared.end()) return std::nullopt;  // [programme] without a readable id
  const declared_part& part = at->second;
  if (part.unreadable.contains(d.field)) return std::nullopt;
  const auto field = part.fields.find(d.field);
  const file_position where = field == part.fields.end() ? part.at : field->second;
  d.location = {part.file, where.line, where.column};
  return d;
}

TIENDO_INLINE text_source from_disk(std::vector<source_file>* read) {
  return [read](const std::filesystem::path& path, diagnostic_collector& faults) {
    auto text = read_text(path, faults);
    if (text && read) read->push_back({display_name(path), *text});
    return text;
  };
}

TIENDO_INLINE text_source from_texts(const std::vector<source_file>& files) {
  return [&files](const std::filesystem::path& path,
                  diagnostic_collector& faults) -> std::optional<std::string> {
    const std::string name = display_name(path);
    const auto at = std::find_if(files.begin(), files.end(),
                                 [&](const source_file& f) { return f.name == name; });
    if (at != files.end()) return at->text;
    faults.add({}, "there is no file of this name", "give its text with the others");
    return std::nullopt;
  };
}

TIENDO_INLINE programme_files read_programme_files(const std::filesystem::path& path,
                                                   const text_source& text) {
  programme_files files;
  programme_reader(files, text).read(path);
  if (!files.complete) return files;  // names from the missing part would be reported as unknown
  for (diagnostic& d : diagnostics_of(files.parts))
    if (auto at = placed(std::move(d), files))
      (at->severity == diagnostic_severity::warning ? files.warnings : files.faults)
          .push_back(std::move(*at));
  return files;
}

}  // namespace tiendo::inline v0_1::detail
