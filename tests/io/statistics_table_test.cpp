#include "tiendo/io/statistics_table.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tiendo/io/table_csv.hpp"

using namespace tiendo;
using namespace tiendo::statistics;
using namespace tiendo::detail;

TEST_CASE("a suppressed group has neither a value nor a count of events") {
  const auto values = aggregate({{"p", 4, 10, {}}, {"q", 30, 100, {}}}, aggregate_kind::ratio);
  const std::string text = to_csv(to_table(values, {suppression::suppressed, suppression::none}));
  CHECK(text.find("p,,,,1,1,1,,suppressed,\n") != std::string::npos);
  CHECK(text.find("q,0.3,30,100,1,1,1,0.18257418583505536,,\n") != std::string::npos);
}

TEST_CASE("a suppressed group has no rank and is not part of the field") {
  const auto values =
      aggregate({{"p", 4, 5, {}}, {"q", 30, 100, {}}, {"r", 50, 100, {}}}, aggregate_kind::ratio);
  const std::vector<suppression> flags{suppression::suppressed, suppression::none,
                                       suppression::none};
  const std::string text = to_csv(to_table(values, flags, direction::increase));
  CHECK(text.find(",reason,rank,field\n") != std::string::npos);
  CHECK(text.find("suppressed,,,\n") != std::string::npos);
  CHECK(text.find("q,0.3,30,100,1,1,1,0.18257418583505536,,,2,2\n") != std::string::npos);
}

TEST_CASE("the table of rank summaries") {
  CHECK(to_csv(to_table(summarise_ranks(
            {{"p", place(2).of(63)}, {"p", place(9).of(63)}, {"p", {}}, {"q", {}}}, 5))) ==
        "group,best,median_low,median_high,worst,field,within_top_low,within_top_high,areas,areas_"
        "with_rank,reason\n"
        "p,2,2,9,9,63,1,2,3,2,\nq,,,,,,,,1,0,no_observation\n");
}

TEST_CASE("the table of a decomposed change") {
  CHECK(to_csv(to_table(decompose_change({{"a", 0.5, 1.0, 1, 1}}))) ==
        "code,performance,mix\na,0.5,0\n");
}

TEST_CASE("a table of aggregates is stopped by its callback") {
  const std::vector<statistics::aggregate_value> values(3);
  const std::vector<statistics::suppression> flags(3, statistics::suppression::none);
  CHECK_THROWS_AS(to_table(values, flags, {}, {}, [](std::size_t, std::size_t) { return false; }),
                  interrupted);
}

TEST_CASE("tables of rank summaries and of a decomposed change are stopped by their callback") {
  const progress stop = [](std::size_t, std::size_t) { return false; };
  CHECK_THROWS_AS(to_table(summarise_ranks({{"p", {}}}, {}), stop), interrupted);
  CHECK_THROWS_AS(to_table(decompose_change({{"a", 0.5, 1.0, 1, 1}}), stop), interrupted);
}
