#include "tiendo/io/detail/csv.hpp"

#include <doctest/doctest.h>

#include <random>

#include "support/faults.hpp"

using namespace tiendo;
using namespace tiendo::detail;

namespace {

csv_document good(std::string_view text) {
  diagnostic_collector faults("x");
  csv_document document = read_csv(text, faults);
  CHECK(support::lines_of(faults.diagnostics()).empty());
  return document;
}

std::vector<std::string> bad(std::string_view text) {
  diagnostic_collector faults("x");
  read_csv(text, faults);
  return support::lines_of(faults.diagnostics());
}

}  // namespace

TEST_CASE("the separator is found from the header") {
  for (const char* text : {"a,b\n1,2\n", "a;b\n1;2\n", "a\tb\n1\t2\n",
                           "\xEF\xBB\xBF"
                           "a;b\r\n1;2\r\n",
                           "a,b\r1,2"}) {
    const csv_document d = good(text);
    REQUIRE(d.header.size() == 2);
    REQUIRE(d.records.size() == 1);
    CHECK(d.header[1].text == "b");
    CHECK(d.records[0][1].text == "2");
    CHECK(d.records[0][1].position.line == 2);
    CHECK(d.records[0][1].position.column == 3);
  }
}

TEST_CASE(
    "quoted fields may contain separators, line ends and doubled quotes, and line numbers stay "
    "right") {
  const csv_document d = good("a,b\n\"x,\"\"y\"\"\nz\",2\n\n3,\"\"\n");
  REQUIRE(d.records.size() == 2);
  CHECK(d.records[0][0].text == "x,\"y\"\nz");
  CHECK(d.records[0][1].position.line == 3);
  CHECK(d.records[1][0].position.line == 5);
  CHECK(d.records[1][1].text.empty());
}

TEST_CASE("columns count code points, and decomposed Vietnamese is composed") {
  const csv_document d = good("a,b\nViệt,2\nVie\u0323\u0302t,3\n");
  CHECK(d.records[0][1].position.column == 6);
  CHECK(d.records[1][0].text == "Việt");
}

TEST_CASE("every error of a text is reported with its position") {
  CHECK(bad("") == std::vector<std::string>{"x:1:1 the file is empty"});
  CHECK(bad("a,b\n1\n1,2,3\n1,2\n") ==
        std::vector<std::string>{"x:2:1 the line has 1 fields, the header has 2",
                                 "x:3:5 the line has 3 fields, the header has 2"});
  CHECK(bad("a,b\n1,\"2\n") == std::vector<std::string>{"x:2:3 a quoted field does not end"});
  CHECK(bad("a,b\n\"1\"x,2\n") == std::vector<std::string>{"x:2:4 text follows a closing quote"});
  CHECK(bad("a\n\xC3\n") == std::vector<std::string>{"x:2:1 the text is not UTF-8"});
}

TEST_CASE("random bytes do not crash the reader, and every record has the length of the header") {
  std::mt19937 random(20200703);
  const std::string alphabet = "a,;\t\"\n\r 1\xC3\xA9\xFF";
  for (int run = 0; run < 3000; ++run) {
    std::string text;
    for (std::size_t i = random() % 40; i > 0; --i) text += alphabet[random() % alphabet.size()];
    diagnostic_collector faults("x");
    const csv_document d = read_csv(text, faults);
    for (const auto& record : d.records) CHECK(record.size() == d.header.size());
    if (d.header.empty()) CHECK_FALSE(faults.diagnostics().empty());
  }
}
