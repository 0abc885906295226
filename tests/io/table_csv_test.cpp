#include "tiendo/io/table_csv.hpp"

#include <doctest/doctest.h>

#include "support/csv_document.hpp"

using namespace tiendo;
using namespace tiendo::detail;

namespace {
table sample() {
  return {
      {{"text", column_type::text, {std::string("a,\"b\"\nc"), std::string("Hồ Chí Minh"), cell()}},
       {"number", column_type::number, {0.1, 25.0, cell()}},
       {"day", column_type::day, {date::of(2024, 2, 29), cell(), cell()}},
       {"flag", column_type::boolean, {true, false, cell()}},
       {"list", column_type::texts, {std::vector<std::string>{"x", "y"}, cell(), cell()}}}};
}
}  // namespace

TEST_CASE("numbers have a decimal point and their shortest digits, in every locale") {
  CHECK(to_csv(sample()) ==
        "text,number,day,flag,list\n\"a,\"\"b\"\"\nc\",0.1,2024-02-29,true,x | y\nHồ Chí "
        "Minh,25,,false,\n,,,,\n");
}

TEST_CASE("a written table reads back as the same values") {
  diagnostic_collector faults("x");
  const support::csv_document d = support::read_csv(to_csv(sample()), faults);
  CHECK(faults.diagnostics().empty());
  REQUIRE(d.records.size() == 3);
  CHECK(d.records[0][0].text == "a,\"b\"\nc");
}
