#include "tiendo/areas/resolver.hpp"

#include <doctest/doctest.h>

#include "tiendo/crosswalk/history.hpp"

#include "support/small_reform.hpp"

using namespace tiendo;
using namespace tiendo::crosswalk;
using namespace tiendo::detail;

namespace {

const date after = support::reform_day();
const date before = after - days(1);

/// Names of the reform of 1 July 2025: Ben Nghe and Sai Gon, and homonyms without diacritics.
area_history history() {
  reform_parts parts;
  parts.effective = after;
  parts.parents_before = {{"79", "Thành phố Hồ Chí Minh", "province", ""}};
  parts.parents_after = {{"79", "Thành phố Hồ Chí Minh", "province", ""},
                         {"17", "Tỉnh Hoà Bình", "province", ""},
                         {"82", "Tỉnh Đồng Tháp", "province", ""}};
  parts.before = {{"26740", "Phường Bến Nghé", "commune", "79"}};
  parts.after = {{"26740", "Phường Sài Gòn", "commune", "79"},
                 {"27676", "Xã Thạnh An", "commune", "79"},
                 {"25807", "Xã Thanh An", "commune", "79"},
                 {"28261", "Phường Mỹ Tho", "commune", "82"},
                 {"30076", "Xã Mỹ Thọ", "commune", "82"},
                 {"1", "Xã Tân Lập", "commune", "82"},
                 {"2", "Xã Tân Lập", "commune", "79"},
                 {"3", "Xã Long An", "commune", "82"},
                 {"00352", "Phường Phương Liệt", "commune", "79"},
                 {"10", "Phường Thủ Đức", "commune", "79"},
                 {"11", "Phường Bà Rịa - Vũng Tàu", "commune", "79"},
                 {"12", "Xã Ia H' Drai", "commune", "82"},
                 {"13", "Phường Sa Pa", "commune", "82"},
                 {"14", "Phường 4", "commune", "82"},
                 {"15", "Phường XII", "commune", "82"},
                 {"16", "Xã Vi", "commune", "82"},
                 {"17b", "Xã Sơn La", "commune", "82"},
                 {"18", "Xã Sơ Nla", "commune", "82"}};
  parts.links = {whole("26740", "26740")};
  return history_of(reform(parts));
}

struct answer {
  std::string how;
  std::string found;
  std::size_t candidates;
  friend bool operator==(const answer&, const answer&) = default;
};

answer ask(const char* text, date day = after, const search_scope& scope = {}) {
  const area_history h = history();
  const resolver r(h);
  const resolution found = r.resolve(text, day, scope);
  return {std::string(to_string(found.match)), found.area ? found.area->id.code : "",
          found.candidates.size()};
}

}  // namespace

TEST_CASE("code 26740 is Ben Nghe until 30 June 2025 and Sai Gon from 1 July on") {
  const area_history h = history();
  const resolver r(h);
  CHECK(r.resolve("26740", before).area->name.vi == "Phường Bến Nghé");
  CHECK(r.resolve("26740", after).area->name.vi == "Phường Sài Gòn");
  CHECK(r.resolve("26740", before - days(1)).area == nullptr);
  CHECK(ask("Bến Nghé", before) == answer{"name", "26740", 1});
  CHECK(ask("Bến Nghé", after) == answer{"none", "", 0});
}

TEST_CASE("a name is resolved with any kind of unit, case and position of the tone") {
  CHECK(ask("phường sài gòn") == answer{"name", "26740", 1});
  CHECK(ask("P. Sài Gòn") == answer{"name", "26740", 1});
  CHECK(ask("Hòa Bình") == answer{"name", "17", 1});
  CHECK(ask("TỈNH HÒA BÌNH") == answer{"name", "17", 1});
  CHECK(ask("TP Hồ Chí Minh") == answer{"name", "79", 1});
  CHECK(ask("Xã Sài Gòn") == answer{"none", "", 0});  // a ward has that name, and no commune
}

TEST_CASE("homonyms are ambiguous and return all candidates, unless the scope leaves one") {
  CHECK(ask("Tân Lập") == answer{"ambiguous", "", 2});
  CHECK(ask("Tân Lập", after, {"", "82"}) == answer{"name", "1", 1});
  CHECK(ask("Tân Lập", after, {"province", ""}) == answer{"none", "", 0});
  CHECK(ask("26740", after, {"", "82"}) == answer{"none", "", 0});
}

TEST_CASE("a name without diacritics has every name that it may mean as candidate") {
  CHECK(ask("Thạnh An") == answer{"name", "27676", 1});
  CHECK(ask("Thanh An") == answer{"ambiguous", "", 2});  // although one has exactly this spelling
  CHECK(ask("My Tho") == answer{"ambiguous", "", 2});
  CHECK(ask("Mỹ Tho") == answer{"name", "28261", 1});
  CHECK(ask("phuong My Tho") == answer{"similar", "", 1});  // a candidate only
  CHECK(ask("Sai Gon") == answer{"similar", "", 1});
  CHECK(ask("Long An") == answer{"name", "3", 1});  // no other name equals it without diacritics
  CHECK(ask("Mỷ Tho") == answer{"ambiguous", "", 2});
}

TEST_CASE("a word that equals a kind of unit may be part of the name") {
  CHECK(ask("Phuong Liet") == answer{"similar", "", 1});
  CHECK(ask("Phương Liệt") == answer{"name", "00352", 1});
  CHECK(ask("phuong Phuong Liet") == answer{"similar", "", 1});
}

TEST_CASE("a name is found however its dashes, apostrophes, blanks and its D are written") {
  CHECK(ask("Thủ \u00d0ức") == answer{"name", "10", 1});
  CHECK(ask("P. Thủ \u0189ức") == answer{"name", "10", 1});
  CHECK(ask("Thu \u00d0uc") == answer{"similar", "", 1});
  CHECK(ask("Bà Rịa Vũng Tàu") == answer{"name", "11", 1});
  CHECK(ask("Bà Rịa\u2013Vũng\u202fTàu") == answer{"name", "11", 1});
  CHECK(ask("Ba Ria Vung Tau") == answer{"similar", "", 1});
  CHECK(ask("Bá Rịa Vũng Tàu") == answer{"similar", "", 1});  // another tone is another name
  CHECK(ask("Xã Ia H\u2019Drai") == answer{"name", "12", 1});
  CHECK(ask("Ia H Drai") == answer{"name", "12", 1});
  CHECK(ask("\u200b26740 ") == answer{"code", "26740", 1});
}

TEST_CASE("a name as one word or several, or with the other numerals, is offered and never found") {
  CHECK(ask("Sa Pa") == answer{"name", "13", 1});
  CHECK(ask("Sapa") == answer{"similar", "", 1});
  CHECK(ask("Iahdrai") == answer{"similar", "", 1});
  CHECK(ask("Sơnla") == answer{"ambiguous", "", 2});
  CHECK(ask("Sơn La") == answer{"name", "17b", 1});
  CHECK(ask("Phường IV") == answer{"similar", "", 1});
  CHECK(ask("phường 12") == answer{"similar", "", 1});
  CHECK(ask("Phường 04") == answer{"name", "14", 1});
  CHECK(ask("Xã VI") == answer{"name", "16", 1});  // the commune Vi, not the number 6
  CHECK(ask("Phường V") == answer{"none", "", 0});
}

TEST_CASE("an empty text matches no area") {
  CHECK(ask("") == answer{"none", "", 0});
  CHECK(ask("Xã") == answer{"none", "", 0});
  CHECK(ask("\xff") == answer{"none", "", 0});
}

TEST_CASE("a resolver is stopped by its callback") {
  area a;
  a.id = {"1", date::of(2000, 1, 1)};
  a.name.vi = "Xã";
  const area_history history({a});
  const progress stop = [](std::size_t, std::size_t) { return false; };
  CHECK_THROWS_AS(resolver(history, stop), interrupted);
}
