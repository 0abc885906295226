// The promises of docs/promises.md that a program can check.
#include <doctest/doctest.h>

#include <locale>
#include <sstream>
#include <thread>

#include "support/hcmc.hpp"
#include "tiendo/core/version.hpp"
#include "tiendo/io/assessment_json.hpp"
#include "tiendo/io/programme_toml.hpp"

using namespace tiendo;

TEST_CASE("the version has three numbers, and the formats are version 1") {
  std::istringstream text{std::string(version())};
  text.imbue(std::locale::classic());  // where a point groups digits, 0.1.0 is one number
  int major = -1, minor = -1, patch = -1;
  char first = 0, second = 0;
  text >> major >> first >> minor >> second >> patch;
  CHECK(first == '.');
  CHECK(second == '.');
  CHECK(major >= 0);
  CHECK(minor >= 0);
  CHECK(patch >= 0);
  CHECK(text.eof());
  CHECK(format_version::programme == 1);
  CHECK(format_version::assessment == 1);
}

TEST_CASE(
    "one programme and its observations are assessed from many threads at once, with one result") {
  const std::string alone = to_json(support::hcmc_on("2025-06-30"));
  std::vector<std::string> results(8);
  std::vector<std::thread> threads;
  for (std::string& result : results)
    threads.emplace_back([&result] {
      for (int i = 0; i < 3; ++i) result = to_json(support::hcmc_on("2025-06-30"));
    });
  for (std::thread& t : threads) t.join();
  for (const std::string& result : results) CHECK(result == alone);
}
