#include "tiendo/io/detail/rule_toml.hpp"

#include <doctest/doctest.h>

#include "support/faults.hpp"

using namespace tiendo;
using namespace tiendo::detail;

namespace {

struct attempt {
  explicit attempt(const std::string& written) {
    diagnostic_collector faults("x");
    const toml::table table = toml::parse("rule = " + written);
    toml_section section(table, faults);
    result = read_rule(section);
    lines = support::lines_of(faults.diagnostics());
    if (!lines.empty()) remedy = faults.diagnostics().front().remedy;
  }
  std::optional<rule> result;
  std::vector<std::string> lines;
  std::string remedy;
};

template <class Rule>
Rule read(const std::string& written) {
  const attempt a(written);
  CHECK(a.lines.empty());
  REQUIRE(a.result);
  REQUIRE(std::holds_alternative<Rule>(*a.result));
  return std::get<Rule>(*a.result);
}

}  // namespace

TEST_CASE("each rule is read") {
  CHECK(read<at_least>("{ at_least = 25 }").value == 25);
  CHECK(read<greater_than>("{ greater_than = 60.5 }").value == 60.5);
  CHECK(read<at_most>("{ at_most = 5 }").value == 5);
  CHECK(read<less_than>("{ less_than = 5 }").value == 5);
  CHECK(read<exactly>("{ exactly = 100, tolerance = 1 }").tolerance == 1);
  CHECK(read<exactly>("{ exactly = 100 }").tolerance == 0);
  CHECK(read<between>("{ between = [10, 20] }").high == 20);
  CHECK(read<within_top>("{ within_top = 5, of = 63 }").field == 63);
  CHECK(read<annual_growth_at_least>("{ annual_growth_at_least = 7, first_year = 2021 }").first ==
        year(2021));
  CHECK(read<increase_by>("{ increase_by = 40, baseline = 120, baseline_date = \"2020\" }")
            .baseline->value == 120);
  CHECK_FALSE(read<reduce_by>("{ reduce_by = 40 }").baseline);
  CHECK(read<checklist>("{ checklist = [\"a\", \"b\"], required = 1 }").required == 1);
  read<milestone>("{ milestone = true }");
}

TEST_CASE("an invalid rule is reported with the rules that exist") {
  CHECK(attempt("{ }").lines == std::vector<std::string>{"x:1:8 'rule' names no rule"});
  const std::string all =
      "write exactly one of at_least, greater_than, at_most, less_than, exactly, between, "
      "within_top, annual_growth_at_least, increase_by, reduce_by, checklist, milestone";
  CHECK(attempt("{ }").remedy == all);
  CHECK(attempt("{ x = 1 }").remedy == all);
  CHECK(attempt("{ at_leest = 1 }").remedy == "did you mean 'at_least'?");
  CHECK(attempt("5").lines == std::vector<std::string>{"x:1:8 'rule' is not a table"});
  CHECK(attempt("{ at_least = 1, at_most = 2 }").lines ==
        std::vector<std::string>{"x:1:8 'rule' names 2 rules"});
  CHECK(attempt("{ at_least = \"1\" }").lines ==
        std::vector<std::string>{"x:1:21 'at_least' is not a number"});
  CHECK(attempt("{ between = [20, 10] }").lines ==
        std::vector<std::string>{
            "x:1:8 'rule' cannot hold: the lower limit must not be above the upper one"});
  CHECK(attempt("{ between = [20] }").lines ==
        std::vector<std::string>{"x:1:20 'between' is not a pair of numbers"});
  CHECK(attempt("{ within_top = 9, of = 5 }").lines ==
        std::vector<std::string>{"x:1:8 'rule' cannot hold: the top 9 of 5 is no limit"});
  CHECK(attempt("{ milestone = false }").lines ==
        std::vector<std::string>{"x:1:22 'milestone' is false"});
  CHECK(attempt("{ reduce_by = 40, baseline_date = \"2020\" }").lines ==
        std::vector<std::string>{"x:1:42 'baseline_date' has no baseline"});
  CHECK(attempt("{ at_least = 5, of = 3 }").lines ==
        std::vector<std::string>{"x:1:24 there is no key 'of' here"});
}

TEST_CASE("a year of a window has four digits") {
  for (const char* year : {"1399", "10000", "21"})
    CHECK(attempt("{ annual_growth_at_least = 7, first_year = " + std::string(year) + " }").lines ==
          std::vector<std::string>{"x:1:51 'first_year' is not a year"});
  for (const char* year : {"1400", "9999"})
    CHECK(attempt("{ annual_growth_at_least = 7, first_year = " + std::string(year) + " }")
              .lines.empty());
}
