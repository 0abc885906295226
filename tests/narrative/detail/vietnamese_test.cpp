#include "tiendo/narrative/detail/vietnamese.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("Vietnamese has commas, days as dd/mm/yyyy, and names in Vietnamese") {
  const detail::vietnamese say;
  CHECK(say.rounded(2.5) == "2,5");
  CHECK(say.on(date::of(2025, 7, 1)) == "01/07/2025");
  CHECK(say.on(*partial_date::parse("2025-06")) == "tháng 06/2025");
  CHECK(say.on(*partial_date::parse("2025")) == "năm 2025");
  CHECK(say.name({"kinh tế số", "digital economy"}) == "kinh tế số");
  CHECK(say.name({"", "digital economy"}) == "digital economy");
  CHECK(say.list({"a", "b", "c"}) == "a, b và c");
  CHECK(say.conclusion(verdict::achieved, false) == "Đạt.");
  CHECK(say.conclusion(verdict::deteriorating, true) == "Xấu đi, theo chỉ tiêu thay thế.");
}

TEST_CASE("periods have Vietnamese names") {
  const detail::vietnamese say;
  const auto told = [&](const char* text) { return say.over(*period::parse(text)); };
  CHECK(told("2024") == "năm 2024");
  CHECK(told("2024-H1") == "6 tháng đầu năm 2024");
  CHECK(told("2024-H2") == "6 tháng cuối năm 2024");
  CHECK(told("2024-Q3") == "quý 3/2024");
  CHECK(told("2024-07") == "tháng 07/2024");
  CHECK(told("2024-W05") == "tuần 05 năm 2024");
  CHECK(told("2024-07-01") == "ngày 01/07/2024");
  CHECK(told("2025-06-27/2025-12-14") == "từ 27/06/2025 đến 14/12/2025");
}

TEST_CASE("a change is written in percentage points, positions or the unit") {
  const detail::vietnamese say;
  const interval three = interval::exactly(3);
  unit_of_measure unit;
  const auto told = [&](unit_kind kind, const char* symbol) {
    unit.kind = kind;
    unit.symbol = symbol;
    return say.required(three, &unit);
  };
  const std::string begin = "Mức cần đạt từ đó đến thời hạn: 3 ";
  CHECK(told(unit_kind::share, "%") == begin + "điểm phần trăm mỗi năm.");
  CHECK(told(unit_kind::rank, "") == begin + "bậc mỗi năm.");
  CHECK(told(unit_kind::amount, "tỷ đồng") == begin + "tỷ đồng mỗi năm.");
  CHECK(told(unit_kind::count, "") == begin + "mỗi năm.");
}
