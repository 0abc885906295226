// tiendo/io/impl/json_writer.ipp: bodies of tiendo/io/json_writer.hpp.
#pragma once

#include "tiendo/io/json_writer.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/overloaded.hpp"
#include "tiendo/io/detail/json.hpp"
#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE void json_writer::key(std::string_view name) {
  separate();
  out_ << detail::json(name).dump() << ": ";
  after_key_ = true;
}

TIENDO_INLINE void json_writer::value(const cell& c) {
  const auto* texts = std::get_if<std::vector<std::string>>(&c);
  if (texts) {
    begin_list();
    for (const std::string& text : *texts) value(text);
    end_list();
    return;
  }
  separate();
  std::visit(detail::overloaded{
                 [&](std::monostate) { out_ << "null"; },
                 [&](date x) { out_ << '"' << to_string(x) << '"'; },
                 [&](const auto& x) { out_ << detail::json(x).dump(); },
             },
             c);
}

TIENDO_INLINE void json_writer::begin(char open, char close) {
  separate();
  out_ << open;
  levels_.push_back({close, true});
}

TIENDO_INLINE void json_writer::end() {
  const level ended = levels_.back();
  levels_.pop_back();
  if (!ended.empty) new_line();
  out_ << ended.close;
}

TIENDO_INLINE void json_writer::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  if (!levels_.back().empty) out_ << ',';
  levels_.back().empty = false;
  new_line();
}

TIENDO_INLINE void json_writer::new_line() {
  out_ << '\n';
  for (std::size_t i = 0; i < levels_.size(); ++i) out_ << "  ";
}

}  // namespace tiendo::inline v0_1
