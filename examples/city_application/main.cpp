// How many targets a programme has, and how many of them are reached.
#include <iostream>
#include <tiendo/tiendo.hpp>

int main(int, char** words) {
  const auto files = tiendo::read_inputs(words[1], words[2]);
  const auto assessment =
      tiendo::assess(files.programme, files.observations, tiendo::date::of(2025, 6, 30));
  const auto sums = assessment.totals().overall;
  std::cout << sums.total() << " targets, " << sums.met() << " reached\n";
}
