#include "tiendo/io/limits.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <string>

#include "support/files.hpp"

using namespace tiendo;

TEST_CASE("the page of the limits has those of the header") {
  std::ifstream stream(support::tree() / "docs/limits.md");
  const std::string page(std::istreambuf_iterator<char>(stream), {});
  const auto row = [&](const std::string& text) {
    INFO(text);
    CHECK(page.find("| " + text + " |") != std::string::npos);
  };
  row(fmt::format("`table_bytes` | {} MB", limits::table_bytes >> 20));
  row(fmt::format("`toml_bytes` | {} MB", limits::toml_bytes >> 20));
  row(fmt::format("`columns` | {}", limits::columns));
  row(fmt::format("`fields` | {}", limits::fields));
  row(fmt::format("`field_bytes` | {} MB", limits::field_bytes >> 20));
  row(fmt::format("`toml_depth` | {}", limits::toml_depth));
  row(fmt::format("`extended_programmes` | {}", limits::extended_programmes));
  row(fmt::format("`name_length` | {}", limits::name_length));
  row(fmt::format("`listed_diagnostics` | {}", limits::listed_diagnostics));
  row(fmt::format("`problem_length` | {}", limits::problem_length));
  // Nothing on the page that the header has not.
  std::size_t rows = 0;
  for (std::size_t at = 0; (at = page.find("\n| `", at)) != std::string::npos; ++at) ++rows;
  CHECK(rows == 10);
}
