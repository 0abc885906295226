#include "tiendo/io/detail/csv.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/csv_document.hpp"
#include "support/faults.hpp"
#include "tiendo/io/limits.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::csv_document;
using support::read_csv;

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
  CHECK(bad("a,b\n1,2,3,4\n1,2\n") ==  // the next line is counted from its own beginning
        std::vector<std::string>{"x:2:5 the line has 4 fields, the header has 2"});
  CHECK(bad("a,b\n1,\"2\n") == std::vector<std::string>{"x:2:3 a quoted field does not end"});
  CHECK(bad("a,b\n1,\"2\"\"") == std::vector<std::string>{"x:2:3 a quoted field does not end"});
  CHECK(bad("a,b\n\"1\"x,2\n") == std::vector<std::string>{"x:2:4 text follows a closing quote"});
  CHECK(bad("a,b\n\"1\"\"2\"x,2\n") ==
        std::vector<std::string>{"x:2:7 text follows a closing quote"});
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

TEST_CASE("a quoted field with ends of lines, doubled quotes and composed letters is one field") {
  const csv_document d = good("a,b\n\"x\r\ny\rz\n\"\"e\u0302\u0301\"\"\",\"plain\nline\"\n1,2\n");
  REQUIRE(d.records.size() == 2);
  CHECK(d.records[0][0].text == "x\ny\nz\n\"ế\"");
  CHECK(d.records[0][1].text == "plain\nline");
  CHECK(d.records[0][1].position.line == 5);  // three ends of lines lie within the first field
  CHECK(d.records[1][0].position.line == 7);
  diagnostic_collector faults("x");
  const csv_document open = read_csv("a,b\n1,\"x\r\n", faults);  // it ends with the text
  REQUIRE(open.records.size() == 1);
  CHECK(open.records[0][1].text == "x\n");
}

TEST_CASE("more columns than the limit are one fault, at the first one beyond it") {
  const std::vector<std::string> expected{"x:1:1001 the table has 20,001 columns, more than 1,000"};
  for (const char separator : {',', ';', '\t'}) {
    CHECK(bad(std::string(20'000, separator)) == expected);
    CHECK(bad(std::string(20'000, separator) + "\n" + std::string(20'000, separator)) == expected);
  }
  CHECK(good(std::string(limits::columns - 1, ',')).header.size() == limits::columns);
  diagnostic_collector faults("x");
  const std::string text = std::string(20'000, ',') + "\n1,2\n";
  csv_reader reader(text, faults);
  CHECK_FALSE(reader.next());
  CHECK(faults.found() == 1);
}

TEST_CASE("of a record that is too long no more fields are kept than the header has, and one") {
  CHECK(bad("a,b\n" + std::string(999'999, ',') + "\n") ==
        std::vector<std::string>{"x:2:3 the line has 1,000,000 fields, the header has 2"});
  // What is not kept is not compared with the limit of a field.
  CHECK(bad("a,b\n1,2,3," + std::string(limits::field_bytes + 1, 'x') + "\n") ==
        std::vector<std::string>{"x:2:5 the line has 4 fields, the header has 2"});
}

TEST_CASE("the records that can follow are as many as the lines, or as their bytes allow") {
  const auto most = [](const std::string& lines, std::size_t shortest) {
    const std::string text = "a,b\n" + lines;
    diagnostic_collector faults("x");
    return csv_reader(text, faults).most_records(shortest);
  };
  CHECK(most("1,2\n3,4", 3) == 2);  // two lines in 7 bytes, which three records fit in
  CHECK(most("1,2\n3,4", 7) == 2);  // one record of 7 bytes, and one that is begun
  CHECK(most("1,2\n3,4", 8) == 1);
  CHECK(most("\n\n\n\n\n\n", 1) == 7);  // six ends of lines in 6 bytes
  CHECK(most("\n\n\n\n\n\n", 0) == 7);  // no record is shorter than a byte
  CHECK(most("", 3) == 1);
}

TEST_CASE("a field longer than the limit is a fault, quoted or not, closed or not") {
  const std::string whole(limits::field_bytes, 'x'), more = whole + "x";
  CHECK(good("a,b\n" + whole + ",\"" + whole + "\"\n").records.size() == 1);
  const std::string problem = " the field has more than 1,048,576 bytes";
  CHECK(bad("a,b\n1," + more + "\n") == std::vector<std::string>{"x:2:3" + problem});
  CHECK(bad("a,b\n1,\"" + more + "\"\n") == std::vector<std::string>{"x:2:3" + problem});
  CHECK(bad("a,b\n1,\"\"\"" + more + "\"\n") == std::vector<std::string>{"x:2:3" + problem});
  CHECK(bad("a,b\n1,\"" + more) ==
        std::vector<std::string>{"x:2:3 a quoted field does not end", "x:2:3" + problem});
}

TEST_CASE("of more faults than are listed the others are counted") {
  std::string text = "a,b\n";
  for (std::size_t i = 0; i < limits::listed_diagnostics + 5; ++i) text += "x\n";
  diagnostic_collector faults("x");
  read_csv(text, faults);
  CHECK(faults.diagnostics().size() == limits::listed_diagnostics);
  CHECK(faults.found() == limits::listed_diagnostics + 5);
  std::vector<tiendo::diagnostic> all;
  faults.move_to(all);
  REQUIRE(all.size() == limits::listed_diagnostics + 1);
  CHECK(to_string(all.back()) ==
        "x: there are 5 more faults, which are not listed; correct those that are, and read the "
        "file again");
}

TEST_CASE("a reader can be stopped, and goes on from the beginning of any record") {
  std::string text = "a,b\n";
  for (int i = 0; i < 100'000; ++i) text += "\"" + std::to_string(i) + "\n\",2\n";
  diagnostic_collector faults("x");
  std::size_t calls = 0;
  csv_reader stopped(text, faults, [&](std::size_t done, std::size_t total) {
    CHECK(total == text.size());
    CHECK(done <= total);
    return ++calls < 6;  // behind the checks of the whole text
  });
  CHECK_THROWS_AS(while (stopped.next()){}, tiendo::interrupted);
  csv_reader reader(text, faults);
  std::vector<csv_reader::place> places;
  while (reader.next()) places.push_back(reader.here());
  for (const std::size_t i : {std::size_t{0}, std::size_t{777}, std::size_t{99'999}}) {
    csv_reader again(reader, places[i], faults);
    REQUIRE(again.next());
    CHECK(again.record()[0] == std::to_string(i) + "\n");
    CHECK(again.record().line() == static_cast<std::int64_t>(2 + 2 * i));
  }
}

TEST_CASE("a zero byte is a fault with its position, wherever it stands") {
  using std::string_literals::operator""s;
  for (const auto& [text, place] :
       {std::pair("a,b\n1,x\0y\n"s, "x:2:4"), std::pair("a\0,b\n1,2\n"s, "x:1:2"),
        std::pair("a,b\n1,\"\0\"\n"s, "x:2:4"), std::pair("\0"s, "x:1:1"),
        std::pair("a,b\n1,ư\0"s, "x:2:4"), std::pair("a,b\n1,2\n\0"s, "x:3:1")}) {
    diagnostic_collector faults("x");
    csv_reader reader(text, faults);
    CHECK(reader.header().empty());
    CHECK(support::lines_of(faults.diagnostics()) ==
          std::vector<std::string>{std::string(place) + " the text has a zero byte"});
  }
}

TEST_CASE("a reader looks at progress within a record, however long it is") {
  const std::string megabyte(std::size_t{1} << 20, 'x');
  std::string many;  // more than the distance between two looks, in one record each
  for (int i = 0; i < 400'000; ++i) many += "1,";
  for (const std::string& record :
       {megabyte + megabyte, "\"" + megabyte + "\n" + megabyte + "\"", many, "\"a\"" + megabyte}) {
    diagnostic_collector faults("x");
    const std::string text = "a,b\n" + record;
    std::size_t furthest = 0;
    const progress report = [&](std::size_t done, std::size_t) {
      if (done < text.size()) furthest = std::max(furthest, done);
      return true;
    };
    csv_reader reader(text, faults, report);
    while (reader.next()) {
    }
    CHECK(furthest > 4);  // within the record, which begins behind 4 bytes
    CHECK(faults.found() >= 1);
  }
}

TEST_CASE("the checks before the first record look at progress") {
  diagnostic_collector faults("x");
  CHECK_THROWS_AS(csv_reader("a,b\n1,2\n", faults, [](std::size_t, std::size_t) { return false; }),
                  tiendo::interrupted);
}

TEST_CASE("of separators that a header uses equally often the comma parts it, then the semicolon") {
  CHECK(good("a,b;c\n1,2\n").header.size() == 2);
  CHECK(good("a,b;c\n1,2\n").header[1].text == "b;c");
  CHECK(good("a;b\tc\n1;2\n").header[1].text == "b\tc");
}
