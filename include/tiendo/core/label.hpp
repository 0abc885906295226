// tiendo/core/label.hpp: a text in Vietnamese and in English.
#pragma once

#include <string>

namespace tiendo::inline v0_1 {

/// A text in two languages, NFC UTF-8. If one of them is empty, `text` returns the other one.
struct label {
  std::string vi = {};
  std::string en = {};

  const std::string& text(bool vietnamese = false) const;

  friend bool operator==(const label&, const label&) = default;
};

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/label.ipp"
#endif
