// tiendo/io/detail/text_pool.hpp: texts that repeat, of which equal ones share one storage.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string_view>

#include "tiendo/core/shared_text.hpp"

namespace tiendo::inline v0_1::detail {

/// Remembers a fixed number of texts, each in the place of its hash, so that it takes no more
/// memory for a file of a million different notes than for one of ten. A text that has been
/// displaced is stored anew when it comes again.
class text_pool {
 public:
  /// The text, as the storage of an equal one where that is remembered.
  const shared_text& shared(std::string_view text) {
    shared_text& known = known_[std::hash<std::string_view>()(text) % known_.size()];
    if (known.text() != text) known = shared_text(text);
    return known;
  }

 private:
  std::array<shared_text, 512> known_{};
};

}  // namespace tiendo::inline v0_1::detail
