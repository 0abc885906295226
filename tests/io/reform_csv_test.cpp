#include "tiendo/io/reform_csv.hpp"

#include <doctest/doctest.h>

#include "support/faults.hpp"
#include "support/files.hpp"
#include "tiendo/crosswalk/connected_component.hpp"

using namespace tiendo;
using namespace tiendo::detail;

namespace {
const date day = date::of(2025, 7, 1);
const char* const header =
    "old_code,old_name,old_district_code,old_district,old_province_code,old_province,new_code,new_"
    "name,"
    "new_province_code,new_province,type,share_low,share_high,basis,confidence\n";

crosswalk::reform parse(const std::string& text) {
  return parse_reform({{"reform.csv", header + text}}, day, "2/NQ");
}
std::vector<std::string> faults(const std::string& text) {
  return support::faults_of([&] { parse(text); });
}
using texts = std::vector<std::string>;
}  // namespace

TEST_CASE("links, shares and parents of both sides are read") {
  const crosswalk::reform r = parse(
      "1,Phường A,001,Quận Một,01,Tỉnh P,9,Phường X,02,Tỉnh Q,full,,,,3\n"
      "2,Phường B,001,Quận Một,01,Tỉnh P,9,Phường X,02,Tỉnh Q,partial,0.25,0.25,residents,2\n"
      "2,Phường B,001,Quận Một,01,Tỉnh P,8,Phường Y,02,Tỉnh Q,partial,,,,2\n");
  CHECK(r.effective() == day);
  CHECK(r.act() == "2/NQ");
  REQUIRE(r.links().size() == 3);
  CHECK(r.links()[0].share == interval::exactly(1));
  CHECK(r.links()[1].basis == "residents");
  CHECK(r.links()[2].share == interval::exactly(0.75));  // the rest
  CHECK(r.links()[2].confidence == 2);
  CHECK(r.before()[0].parent == "001");
  CHECK(r.parents_before().size() == 2);
  CHECK(r.after()[1].parent == "02");
  CHECK(r.after()[1].name == "Phường Y");
}

TEST_CASE("an area that was created or dissolved has an empty code on the other side") {
  const crosswalk::reform r = parse("1,A,,,,,,,,,full,,,,\n,,,,,,9,X,,,full,,,,\n");
  CHECK(r.links().empty());
  CHECK(connected_components(r).size() == 2);
}

TEST_CASE("the shipped file has the areas that were formed from districts without wards") {
  const auto path = support::tree() / "examples/reforms/viet_nam_2025-07-01_without_wards.csv";
  const crosswalk::reform r = read_reform({path}, day);
  CHECK(r.links().size() == 5);
  CHECK(r.after()[*r.find_after("26732")].name == "Đặc khu Côn Đảo");
  CHECK(r.before()[*r.find_before("755")].tier == "district");
}

TEST_CASE("every error of a table is reported with line and column") {
  CHECK(faults("1,A,,,,,9,X,,,whole,,,,\n"
               "2,B,,,,,9,X,,,full,half,,,\n"
               "3,C,,,,,9,Other,,,partial,0.9,0.1,,\n"
               ",,,,,,,,,,full,,,,\n"
               "4,D,01,Q,,,9,X,,,full,,,,\n"
               "4,D,02,R,,,9,X,,,full,,,,0\n") ==
        texts{"reform.csv:2:15 'whole' is none of the values of 'type'",
              "reform.csv:3:20 'half' is not a number",
              "reform.csv:4:9 9 is 'Other' here and 'X' above",
              "reform.csv:4:27 the share 0.9 lies above 0.1",
              "reform.csv:5:1 the row names no area",
              "reform.csv:7:1 4 lies in '02' here and in '01' above",
              "reform.csv:7:26 '0' is not a whole number from 1"});
}

TEST_CASE("links that do not fit are reported with line and column") {
  CHECK(faults("1,A,,,,,9,X,,,full,,,,\n1,A,,,,,8,Y,,,partial,,,,\n2,B,,,,,8,Y,,,partial,,,,\n3,C,,"
               ",,,8,Y,,,partial,0.5,0.5,,\n3,C,,,,,9,X,,,partial,0.4,0.4,,\n") ==
        texts{"reform.csv:2:15 1 goes to 9 in full, and elsewhere too",
              "reform.csv:4:15 2 has one part alone",
              "reform.csv:5:23 the shares of 3 sum to 0.9, not to 1"});
}

TEST_CASE("a fault of an area is placed at the row that named it first") {
  // An area whose parent has its own code stands twice, and its parent is no other area. Before
  // its row stand two rows of one old area, and of one new one.
  CHECK(faults("1,A,,,,,9,X,,,partial,,,,\n1,A,,,,,8,Y,,,partial,,,,\n2,B,,,,,8,Y,,,full,,,,\n"
               "3,C,,,3,P,7,Z,7,Q,full,,,,\n") ==
        texts{"reform.csv:5:1 the area 3 stands twice", "reform.csv:5:1 there is no parent 3",
              "reform.csv:5:11 the area 7 stands twice", "reform.csv:5:11 there is no parent 7"});
}

TEST_CASE("several tables give one reform, and all of their errors are reported together") {
  const support::folder folder;
  const auto first = folder.write("a.csv", "old_code,new_code,type\n1,9,full\n");
  const auto second = folder.write("b.csv", "old_code,new_code,type\n2,9,full\n");
  CHECK(read_reform({first, second}, day).links().size() == 2);
  CHECK(support::faults_of([&] {
          read_reform({first, first}, day);
        }) == texts{"a.csv:2:3 1 and 9 are linked twice",
                    "a.csv:2:5 1 goes to 9 in full, and elsewhere too",
                    "a.csv:2:1 the shares of 1 sum to 2, not to 1",
                    "a.csv:2:5 1 goes to 9 in full, and elsewhere too"});
  const auto bad = folder.write("c.csv", "old,new_code,type\n2,9,full\n");
  CHECK(support::faults_of([&] {
          read_reform({bad, folder.path() / "none.csv"}, day);
        }) == texts{"c.csv:1:1 'old' is no column of this table",
                    "c.csv:1:1 the column 'old_code' is missing",
                    "none.csv:0:0 there is no such file"});
}

TEST_CASE("parents that lie within each other are errors of a reform") {
  const auto parts = [](std::vector<crosswalk::reform_area> parents) {
    crosswalk::reform_parts p;
    p.effective = day;
    p.before = {{"1", "A", "commune", "x"}};
    p.after = {{"9", "B", "commune", ""}};
    p.parents_before = std::move(parents);
    p.links = {{"1", "9", succession_kind::full, interval::exactly(1)}};
    texts found;
    for (const diagnostic& d : crosswalk::diagnostics_of(p)) found.push_back(d.problem);
    return found;
  };
  CHECK(parts({{"x", "X", "district", "y"}, {"y", "Y", "province", ""}}).empty());
  CHECK(parts({{"x", "X", "district", "y"}, {"y", "Y", "province", "x"}}) ==
        texts{"the area lies within itself", "the area lies within itself"});
  CHECK(parts({{"x", "X", "d", "y"}, {"y", "Y", "d", "z"}, {"z", "Z", "d", "y"}}).size() == 2);
  CHECK(parts({{"x", "X", "d", "x"}}) == texts{"there is no parent x"});
}

TEST_CASE("reading a reform is stopped by its callback, and of many faults 10,000 are listed") {
  std::string text = header;
  for (int i = 0; i < 60'000; ++i) {
    const std::string n = std::to_string(i);
    text += n + ",A,,,,,N" + n + ",B,,,full,,,,0\n";
  }
  CHECK_THROWS_AS(
      parse_reform({{"reform.csv", text}}, day, "", [](std::size_t, std::size_t) { return false; }),
      interrupted);
  CHECK(support::faults_of([&] { parse_reform({{"reform.csv", text}}, day); }).size() == 10'001);
}

TEST_CASE("a day that was not given is a fault of the whole reform") {
  const auto found = support::faults_of([] {
    parse_reform({{"reform.csv", std::string(header) + "1,A,,,,,9,X,,,full,,,,\n"}}, date(),
                 "2/NQ");
  });
  CHECK(found == texts{":0:0 the first day of the new areas is not given"});
}

TEST_CASE("shares that add up to more than a whole are placed at the first of them") {
  CHECK(faults("1,A,,,,,9,X,,,partial,0.7,0.7,residents,\n"
               "1,A,,,,,8,Y,,,partial,0.6,0.6,residents,\n") ==
        texts{"reform.csv:2:23 the shares of 1 sum to 1.3, not to 1"});
}
