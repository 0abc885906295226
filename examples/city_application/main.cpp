// Counts the targets of a programme, and those that are achieved:
// `city_application PROGRAMME OBSERVATIONS`.
#include <iostream>
#include <tiendo/assessment/assess.hpp>
#include <tiendo/io/inputs.hpp>

int main(int, char** words) {
  const auto files = tiendo::read_inputs(words[1], words[2]);
  const auto assessment =
      tiendo::assess(files.programme, files.observations, tiendo::date::of(2025, 6, 30));
  const auto sums = assessment.totals().overall;
  std::cout << sums.total() << " targets, " << sums.met() << " achieved\n";
}
