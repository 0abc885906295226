#include "tiendo/io/detail/csv_row.hpp"

#include <doctest/doctest.h>

#include "support/faults.hpp"
#include "tiendo/io/limits.hpp"

using namespace tiendo;
using namespace tiendo::detail;

namespace {

const std::vector<csv_column> format{{"id", true}, {"day"},  {"when"}, {"number"},
                                     {"field"},    {"flag"}, {"kind"}};

struct one_row {
  explicit one_row(std::string_view text, decimal_mark mark = decimal_mark::point)
      : reader(text, faults),
        layout(reader.header(), format, faults),
        row(layout, reader.record(), mark, faults) {
    reader.next();
  }

  std::vector<std::string> lines() const { return support::lines_of(faults.diagnostics()); }

  diagnostic_collector faults{"x"};
  csv_reader reader;
  csv_layout layout;
  csv_row row;
};

}  // namespace

TEST_CASE("unknown, repeated and missing columns of a header are reported") {
  diagnostic_collector faults("x");
  const csv_reader reader("dayy,day,day\n", faults);
  const csv_layout layout(reader.header(), format, faults);
  CHECK_FALSE(layout.complete());
  CHECK(support::lines_of(faults.diagnostics()) ==
        std::vector<std::string>{"x:1:1 'dayy' is no column of this table",
                                 "x:1:10 the column 'day' stands twice",
                                 "x:1:1 the column 'id' is missing"});
  CHECK(faults.diagnostics()[0].remedy == "did you mean 'day'?");
}

TEST_CASE("fields are converted to their types") {
  const one_row r("id,day,when,number,field,flag,kind\na,2024-02-29,2024-02,18.60,63,yes,two\n");
  CHECK(r.row.text("id") == "a");
  CHECK(r.row.day("day") == date::of(2024, 2, 29));
  CHECK(r.row.incomplete_day(r.layout.key("when"))->last_day() == date::of(2024, 2, 29));
  CHECK(r.row.number("number")->value == 18.6);
  CHECK(r.row.number("number")->decimals == 2);
  CHECK(r.row.whole_number("field") == 63);
  CHECK(r.row.choice<bool>("flag", {{"yes", true}, {"no", false}}) == true);
  CHECK(r.row.choice<int>("kind", {{"one", 1}, {"two", 2}}) == 2);
  CHECK(r.lines().empty());
}

TEST_CASE("an empty optional field gives nothing, and an empty required one is reported") {
  const one_row r("id,day,number,flag\n,,,\n");
  CHECK_FALSE(r.row.day("day"));
  CHECK_FALSE(r.row.number("number"));
  CHECK_FALSE(r.row.choice<bool>("flag", {{"yes", true}, {"no", false}}));
  CHECK_FALSE(r.row.day("when"));  // the column is not there
  CHECK(r.lines().empty());
  CHECK(r.row.text("id").empty());
  CHECK(r.lines() == std::vector<std::string>{"x:2:1 'id' is empty"});
}

TEST_CASE("a field that cannot be read is reported with its position") {
  const one_row r("id,day,when,number,field,flag,kind\na,2023-02-29,soon,\"18,6\",6.5,ja,twoo\n");
  CHECK_FALSE(r.row.day("day"));
  CHECK_FALSE(r.row.incomplete_day(r.layout.key("when")));
  CHECK_FALSE(r.row.number("number"));
  CHECK_FALSE(r.row.whole_number("field"));
  CHECK_FALSE(r.row.choice<bool>("flag", {{"yes", true}, {"no", false}}));
  CHECK_FALSE(r.row.choice<int>("kind", {{"one", 1}, {"two", 2}}));
  CHECK(r.lines() == std::vector<std::string>{"x:2:3 '2023-02-29' is not a day of the calendar",
                                              "x:2:14 'soon' is not a date",
                                              "x:2:19 '18,6' is not a number",
                                              "x:2:26 '6.5' is not a whole number from 1",
                                              "x:2:30 'ja' is none of the values of 'flag'",
                                              "x:2:33 'twoo' is none of the values of 'kind'"});
  CHECK(r.faults.diagnostics().back().remedy == "did you mean 'two'?");
}

TEST_CASE("decimal commas are read where they are requested") {
  const one_row r("id;number\na;41,985\n", decimal_mark::comma);
  CHECK(r.row.number("number")->value == 41.985);
}

TEST_CASE("a fault quotes the first 200 bytes of a long field, up to a whole letter") {
  const std::string long_text = std::string(199, 'x') + "ệ" + std::string(5000, 'y');
  const std::string text = "id,day,kind\na," + long_text + "," + long_text + "\n";
  const one_row r(text);
  CHECK_FALSE(r.row.day("day"));
  CHECK_FALSE(r.row.choice<int>("kind", {{"one", 1}, {"two", 2}}));
  const std::string quoted = "'" + std::string(199, 'x') + "...'";
  CHECK(r.lines() ==
        std::vector<std::string>{"x:2:3 " + quoted + " is not a day of the calendar",
                                 "x:2:5204 " + quoted + " is none of the values of 'kind'"});
}

TEST_CASE("a fault quotes the whole of 200 bytes, and of 201 the first 200") {
  const auto faults_of = [](const std::string& field) {
    const std::string text = "id,day\na," + field + "\n";
    const one_row r(text);
    CHECK_FALSE(r.row.day("day"));
    return r.lines();
  };
  const std::string whole(200, 'x');
  CHECK(faults_of(whole) ==
        std::vector<std::string>{"x:2:3 '" + whole + "' is not a day of the calendar"});
  CHECK(faults_of(whole + "y") ==
        std::vector<std::string>{"x:2:3 '" + whole + "...' is not a day of the calendar"});
}

TEST_CASE("a whole number runs from 1 to 1e15") {
  const auto read = [](const std::string& field) {
    const std::string text = "id,field\na," + field + "\n";
    const one_row r(text);
    return r.row.whole_number("field");
  };
  CHECK(read("1") == 1);
  CHECK(read("1000000000000000") == 1'000'000'000'000'000);
  CHECK_FALSE(read("1000000000000001"));
  CHECK_FALSE(read("0"));
  CHECK_FALSE(read("-1"));
}

TEST_CASE("a table without columns lacks those that are required") {
  diagnostic_collector faults("x");
  const csv_layout layout({}, format, faults);
  CHECK_FALSE(layout.complete());
  CHECK(support::lines_of(faults.diagnostics()) ==
        std::vector<std::string>{"x:1:1 the column 'id' is missing"});
}

TEST_CASE("once the list is full, a wrong name is counted") {
  one_row r("id,kind\n1,three\n");
  for (std::size_t i = 0; i <= limits::listed_diagnostics; ++i) r.faults.add({1, 1}, "wrong", "");
  REQUIRE(r.faults.is_full());
  const std::size_t before = r.faults.found();
  const std::vector<std::string_view> names{"one", "two"};
  CHECK_FALSE(r.row.name(r.layout.key("kind"), names));
  CHECK(r.faults.found() == before + 1);
}
