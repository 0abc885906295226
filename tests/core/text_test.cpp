#include "tiendo/core/text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace tiendo;
using namespace tiendo::detail;

namespace {

/// Every letter of Vietnamese with marks, composed and decomposed (Unicode 15: UnicodeData.txt,
/// canonical decompositions in canonical order; the dot below comes before breve and circumflex).
const std::vector<std::pair<std::string, std::string>> letters{
    {"à", "a\u0300"},       {"ả", "a\u0309"},       {"ã", "a\u0303"},       {"á", "a\u0301"},
    {"ạ", "a\u0323"},       {"ă", "a\u0306"},       {"ằ", "a\u0306\u0300"}, {"ẳ", "a\u0306\u0309"},
    {"ẵ", "a\u0306\u0303"}, {"ắ", "a\u0306\u0301"}, {"ặ", "a\u0323\u0306"}, {"â", "a\u0302"},
    {"ầ", "a\u0302\u0300"}, {"ẩ", "a\u0302\u0309"}, {"ẫ", "a\u0302\u0303"}, {"ấ", "a\u0302\u0301"},
    {"ậ", "a\u0323\u0302"}, {"è", "e\u0300"},       {"ẻ", "e\u0309"},       {"ẽ", "e\u0303"},
    {"é", "e\u0301"},       {"ẹ", "e\u0323"},       {"ê", "e\u0302"},       {"ề", "e\u0302\u0300"},
    {"ể", "e\u0302\u0309"}, {"ễ", "e\u0302\u0303"}, {"ế", "e\u0302\u0301"}, {"ệ", "e\u0323\u0302"},
    {"ì", "i\u0300"},       {"ỉ", "i\u0309"},       {"ĩ", "i\u0303"},       {"í", "i\u0301"},
    {"ị", "i\u0323"},       {"ò", "o\u0300"},       {"ỏ", "o\u0309"},       {"õ", "o\u0303"},
    {"ó", "o\u0301"},       {"ọ", "o\u0323"},       {"ô", "o\u0302"},       {"ồ", "o\u0302\u0300"},
    {"ổ", "o\u0302\u0309"}, {"ỗ", "o\u0302\u0303"}, {"ố", "o\u0302\u0301"}, {"ộ", "o\u0323\u0302"},
    {"ơ", "o\u031B"},       {"ờ", "o\u031B\u0300"}, {"ở", "o\u031B\u0309"}, {"ỡ", "o\u031B\u0303"},
    {"ớ", "o\u031B\u0301"}, {"ợ", "o\u031B\u0323"}, {"ù", "u\u0300"},       {"ủ", "u\u0309"},
    {"ũ", "u\u0303"},       {"ú", "u\u0301"},       {"ụ", "u\u0323"},       {"ư", "u\u031B"},
    {"ừ", "u\u031B\u0300"}, {"ử", "u\u031B\u0309"}, {"ữ", "u\u031B\u0303"}, {"ứ", "u\u031B\u0301"},
    {"ự", "u\u031B\u0323"}, {"ỳ", "y\u0300"},       {"ỷ", "y\u0309"},       {"ỹ", "y\u0303"},
    {"ý", "y\u0301"},       {"ỵ", "y\u0323"},       {"À", "A\u0300"},       {"Ả", "A\u0309"},
    {"Ã", "A\u0303"},       {"Á", "A\u0301"},       {"Ạ", "A\u0323"},       {"Ă", "A\u0306"},
    {"Ằ", "A\u0306\u0300"}, {"Ẳ", "A\u0306\u0309"}, {"Ẵ", "A\u0306\u0303"}, {"Ắ", "A\u0306\u0301"},
    {"Ặ", "A\u0323\u0306"}, {"Â", "A\u0302"},       {"Ầ", "A\u0302\u0300"}, {"Ẩ", "A\u0302\u0309"},
    {"Ẫ", "A\u0302\u0303"}, {"Ấ", "A\u0302\u0301"}, {"Ậ", "A\u0323\u0302"}, {"È", "E\u0300"},
    {"Ẻ", "E\u0309"},       {"Ẽ", "E\u0303"},       {"É", "E\u0301"},       {"Ẹ", "E\u0323"},
    {"Ê", "E\u0302"},       {"Ề", "E\u0302\u0300"}, {"Ể", "E\u0302\u0309"}, {"Ễ", "E\u0302\u0303"},
    {"Ế", "E\u0302\u0301"}, {"Ệ", "E\u0323\u0302"}, {"Ì", "I\u0300"},       {"Ỉ", "I\u0309"},
    {"Ĩ", "I\u0303"},       {"Í", "I\u0301"},       {"Ị", "I\u0323"},       {"Ò", "O\u0300"},
    {"Ỏ", "O\u0309"},       {"Õ", "O\u0303"},       {"Ó", "O\u0301"},       {"Ọ", "O\u0323"},
    {"Ô", "O\u0302"},       {"Ồ", "O\u0302\u0300"}, {"Ổ", "O\u0302\u0309"}, {"Ỗ", "O\u0302\u0303"},
    {"Ố", "O\u0302\u0301"}, {"Ộ", "O\u0323\u0302"}, {"Ơ", "O\u031B"},       {"Ờ", "O\u031B\u0300"},
    {"Ở", "O\u031B\u0309"}, {"Ỡ", "O\u031B\u0303"}, {"Ớ", "O\u031B\u0301"}, {"Ợ", "O\u031B\u0323"},
    {"Ù", "U\u0300"},       {"Ủ", "U\u0309"},       {"Ũ", "U\u0303"},       {"Ú", "U\u0301"},
    {"Ụ", "U\u0323"},       {"Ư", "U\u031B"},       {"Ừ", "U\u031B\u0300"}, {"Ử", "U\u031B\u0309"},
    {"Ữ", "U\u031B\u0303"}, {"Ứ", "U\u031B\u0301"}, {"Ự", "U\u031B\u0323"}, {"Ỳ", "Y\u0300"},
    {"Ỷ", "Y\u0309"},       {"Ỹ", "Y\u0303"},       {"Ý", "Y\u0301"},       {"Ỵ", "Y\u0323"},
};

}  // namespace

TEST_CASE("every decomposed letter of Vietnamese is composed") {
  CHECK(letters.size() == 132);
  for (const auto& [composed, decomposed] : letters) {
    CHECK(compose(decomposed) == composed);
    CHECK(compose(composed) == composed);
    CHECK(code_points(composed) == 1);
  }
}

TEST_CASE("composition leaves other characters and composed text unchanged") {
  std::string decomposed = "<", composed = "<";
  for (const auto& [one, many] : letters) {
    composed.append(one).append(" ");
    decomposed.append(many).append(" ");
  }
  CHECK(compose(decomposed) == composed);
  CHECK(compose(composed) == composed);
  CHECK(compose("tie\u0302\u0301n \u0111o\u0323\u0302") == "tiến độ");
  CHECK(compose("").empty());
  CHECK(compose("plain, 40 %") == "plain, 40 %");
}

TEST_CASE("marks that do not compose a Vietnamese letter are unchanged") {
  CHECK(compose("n\u0303") == "n\u0303");
  CHECK(compose("\u0301a") == "\u0301a");
  CHECK(compose("a\u0308") == "a\u0308");
  CHECK(compose("a \u0301") == "a \u0301");
  CHECK(compose("a\u0301\u0301") == "á\u0301");
}

TEST_CASE("the first byte of invalid UTF-8 is found") {
  CHECK_FALSE(first_invalid_utf8(""));
  CHECK_FALSE(first_invalid_utf8("tiến độ \u20AC \U0001F600 \U0010FFFF"));
  CHECK(first_invalid_utf8("ab\xFF") == 2u);
  CHECK(first_invalid_utf8("\x80") == 0u);       // a continuation byte alone
  CHECK(first_invalid_utf8("a\xE1\xBA") == 1u);  // a letter cut short
  CHECK(first_invalid_utf8("\xE1\xBAx") == 0u);
  CHECK(first_invalid_utf8("\xC0\xAF") == 0u);          // '/' in two bytes: overlong
  CHECK(first_invalid_utf8("\xE0\x80\xAF") == 0u);      // in three
  CHECK(first_invalid_utf8("\xF0\x80\x80\xAF") == 0u);  // in four
  CHECK(first_invalid_utf8("\xED\xA0\x80") == 0u);      // U+D800, a surrogate
  CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0u);  // U+110000
  CHECK(first_invalid_utf8("\xEF\xBB\xBF"
                           "a") == std::nullopt);  // a byte order mark is valid
}

TEST_CASE("columns are counted in code points, not bytes") {
  CHECK(code_points("") == 0);
  CHECK(code_points("tien do") == 7);
  CHECK(code_points("tiến độ") == 7);
  CHECK(code_points("\U0001F600") == 1);
  CHECK(code_points("e\u0302\u0301") == 3);
}

TEST_CASE("code points become the bytes of RFC 3629") {
  // Section 7 of RFC 3629 (U+2262, U+233B4); U+00E9 and U+10FFFF by its table in section 3:
  // 0x10FFFF has the bits 100 001111 111111 111111, so that the bytes are F4 8F BF BF.
  std::string text;
  for (const char32_t code : {U'A', U'\u00E9', U'\u2262', U'\U000233B4', U'\U0010FFFF'})
    append_code_point(text, code);
  CHECK(text == "A\xC3\xA9\xE2\x89\xA2\xF0\xA3\x8E\xB4\xF4\x8F\xBF\xBF");
  std::size_t at = 6;
  CHECK(next_code_point(text, at) == U'\U000233B4');
  CHECK(at == 10);
}
