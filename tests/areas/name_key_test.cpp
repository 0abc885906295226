#include "tiendo/areas/name_key.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("the key ignores the position of the tone, case, decomposition and repeated blanks") {
  for (const char* other :
       {"Hòa Bình", "HOÀ BÌNH", "hòa  bình ", "Hoa\u0300 Bi\u0300nh", "Hòa\u00a0Bình"})
    CHECK(name_key("Hoà Bình") == name_key(other));
  CHECK(name_key("Thuý") == name_key("Thúy"));
  CHECK(name_key("Hoè") == name_key("Hòe"));
  CHECK(name_key("QUỲNH LƯU") == name_key("Quỳnh Lưu"));
  CHECK(name_key("ĐƯỜNG ẤP ẴM ỢT ỸN") == name_key("đường ấp ẵm ợt ỹn"));
}

TEST_CASE("different tones or letters give different keys") {
  CHECK(name_key("Hoa Bình") != name_key("Hòa Bình"));
  CHECK(name_key("Thạnh An") != name_key("Thanh An"));
  CHECK(name_key("Văn Lăng") != name_key("Văn Lang"));
  CHECK(name_key("Ba Tơ") != name_key("Ba Tô"));
  CHECK(name_key("Đa Kao") != name_key("Da Kao"));
}

TEST_CASE("dashes, apostrophes and numbers are normalised") {
  CHECK(name_key("Bà Rịa - Vũng Tàu") == name_key("Bà Rịa–Vũng Tàu"));
  CHECK(name_key("Ea M'Droh") == name_key("Ea M’Droh"));
  CHECK(name_key("Phường 01") == name_key("Phường 1"));
  CHECK(name_key("Phường 10") != name_key("Phường 1"));
  CHECK(name_key("Phường 0") == "phương/1 0");
}

TEST_CASE("a folded name has base letters only") {
  CHECK(folded_name("Thạnh An") == "thanh an");
  CHECK(folded_name("ĐẮK LẮK") == "dak lak");
  CHECK(folded_name("Cẩm Giàng") == folded_name("Cẩm Giang"));
  CHECK(folded_name("Trường Sơn ưỡn ỵ") == "truong son uon y");
}

TEST_CASE("the kind of unit is split from the front of a name") {
  const auto parted = [](const char* name) {
    return split_unit_prefix(name).kind + "|" + split_unit_prefix(name).proper;
  };
  CHECK(parted("Phường Bến Nghé") == "phường|Bến Nghé");
  CHECK(parted("P.Bến Nghé") == "phường|Bến Nghé");
  CHECK(parted("phuong 1") == "phường|1");
  CHECK(parted("Q.1") == "quận|1");
  CHECK(parted("TP. Hồ Chí Minh") == "thành phố|Hồ Chí Minh");
  CHECK(parted("tp Thủ Đức") == "thành phố|Thủ Đức");
  CHECK(parted("Thị trấn Tân Túc") == "thị trấn|Tân Túc");
  CHECK(parted("Đặc khu Côn Đảo") == "đặc khu|Côn Đảo");
  CHECK(parted("ĐK Côn Đảo") == "đặc khu|Côn Đảo");
  CHECK(parted("Xã Thanh An") == "xã|Thanh An");
  CHECK(parted("Thanh An") == "|Thanh An");
  CHECK(parted("Xã") == "|Xã");
  CHECK(parted("Xá Lương") == "|Xá Lương");
  CHECK(parted("") == "|");
}

TEST_CASE("invalid UTF-8 is accepted without error") {
  CHECK(name_key("A\xff\xfe B") == "a");
  CHECK(folded_name(std::string_view("\xc3", 1)).empty());
}
