// tiendo/model/detail/declared_names.hpp: the declared ids of one kind of part.
#pragma once

#include <fmt/format.h>

#include <string>
#include <unordered_set>

#include "tiendo/core/detail/suggestion.hpp"

namespace tiendo::inline v0_1::detail {

/// The ids of one kind of part, and the diagnostics of names that are not among them.
class declared_names {
 public:
  template <class Parts>
  declared_names(const char* kind, const Parts& parts)
      : kind_(kind),
        suggest_(ids_of(parts), fmt::format("declare it, or name a declared {}", kind)) {
    for (const auto& part : parts) ids_.insert(part.id);
  }

  const char* kind() const { return kind_; }
  bool contain(const std::string& id) const { return ids_.contains(id); }
  const std::string& remedy(const std::string& unknown) { return suggest_(unknown); }

 private:
  const char* kind_;
  suggestions suggest_;
  std::unordered_set<std::string> ids_;
};

}  // namespace tiendo::inline v0_1::detail
