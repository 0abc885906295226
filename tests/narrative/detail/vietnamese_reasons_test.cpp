#include "tiendo/narrative/detail/vietnamese_reasons.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <set>
#include <string>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("every reason has words of its own in Vietnamese, and a sentence ends with a full stop") {
  std::set<std::string> words;
  for (std::size_t i = 0; i < reason_names.size(); ++i) {
    const reason_texts& texts = vietnamese_reason(static_cast<reason>(i));
    CHECK(words.insert(texts.words).second);
    const std::string sentence = texts.sentence;
    if (!sentence.empty()) CHECK(sentence.back() == '.');
  }
  CHECK(std::string(vietnamese_reason(reason::none).words).empty());
  CHECK(std::string(vietnamese_reason(reason::too_few_values).words) ==
        "có chưa đến hai số liệu chính xác");
}
