#include "tiendo/narrative/explanation.hpp"

#include <doctest/doctest.h>

#include "support/hcmc.hpp"
#include "tiendo/core/text.hpp"
#include "tiendo/narrative/narrate.hpp"

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE(
    "an explanation names the act, the rule, and the verdict, values and sources of each row") {
  const std::string text = explain(support::hcmc_on("2025-06-30"), "2393-17");
  for (const char* part :
       {"2393/QD-UBND, issued 2020-07-03", "at least 25 % of GRDP by 2025-12-31 (required)",
        "method mic: at_risk (pace)", "method gso: off_track (pace)", "latest: 22 (2024, estimate)",
        "base: 15.38 (2021)", "published 2025-02-19"})
    CHECK_MESSAGE(text.find(part) != std::string::npos, part);
}

TEST_CASE(
    "the explanation of a target that is not in force states it, and an unknown target is an "
    "error") {
  CHECK(explain(support::hcmc_on("2020-07-02"), "2393-17").find("not in force") !=
        std::string::npos);
  CHECK_THROWS_AS(explain(support::hcmc_on("2025-06-30"), "2393-99"), unknown_name);
}

TEST_CASE("an explanation in Vietnamese has Vietnamese words, days and numbers throughout") {
  const std::string text = explain(support::hcmc_on("2025-06-30"), "2393-17", language::vietnamese);
  CHECK(compose(text) == text);
  for (const char* part :
       {"văn bản      2393/QD-UBND, ban hành ngày 03/07/2020",
        "mục tiêu     tối thiểu 25% GRDP đến ngày 31/12/2025 (bắt buộc), cho 79@",
        "phương pháp mic: có nguy cơ chậm (theo tiến độ)",
        "phương pháp gso: chậm tiến độ (theo tiến độ)", "mới nhất: 22 (năm 2024, số ước tính)",
        "gốc: 15,38 (năm 2021)", "công bố ngày 19/02/2025"})
    CHECK_MESSAGE(text.find(part) != std::string::npos, part, text);
  CHECK(explain(support::hcmc_on("2020-07-02"), "2393-17", language::vietnamese)
            .find("chưa có hoặc không còn hiệu lực") != std::string::npos);
}

TEST_CASE("every sentence on the shipped programme has a Vietnamese one in NFC") {
  for (const char* day : {"2024-12-31", "2025-06-30", "2026-03-31"}) {
    const assessment a = support::hcmc_on(day);
    for (const assessment_row& row : a.rows()) {
      const std::string told = narrate(a, row, language::vietnamese);
      CHECK(told != narrate(a, row));
      CHECK(compose(told) == told);
    }
  }
}
