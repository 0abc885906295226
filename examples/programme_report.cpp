// A report in the terminal: `programme_report PROGRAMME OBSERVATIONS YYYY-MM-DD [TARGET]`. With a
// target it prints the explanation of its rows. The exit code is 2 where an input is faulty.
#include <fmt/core.h>
#include <tiendo/assessment/assess.hpp>
#include <tiendo/io/inputs.hpp>
#include <tiendo/narrative/explanation.hpp>
#include <tiendo/narrative/narrate.hpp>

namespace {

void print_totals(const tiendo::verdict_counts& sums) {
  for (const tiendo::verdict v : tiendo::all_verdicts)
    if (sums.count(v) > 0) fmt::print("{:6} {}\n", sums.count(v), to_string(v));
  if (sums.methods_disagree > 0)
    fmt::print("{:6} on which methods disagree\n", sums.methods_disagree);
  fmt::print("{:6} targets\n", sums.total());
}

int report(int count, char** words) {
  const auto as_of = count > 3 ? tiendo::date::parse(words[3]) : std::nullopt;
  if (!as_of) {
    fmt::print(stderr, "usage: {} PROGRAMME OBSERVATIONS YYYY-MM-DD [TARGET]\n", words[0]);
    return 1;
  }
  const auto files = tiendo::read_inputs(words[1], words[2]);
  const auto assessment = tiendo::assess(files.programme, files.observations, *as_of);
  if (count > 4) {
    fmt::print("{}", tiendo::explain(assessment, words[4]));
    return 0;
  }
  for (const tiendo::assessment_row& row : assessment.rows())
    fmt::print("{:28} {:10} {:18} {}\n", row.subject.target, row.subject.method,
               to_string(row.judgement.status), narrate(assessment, row));
  print_totals(assessment.totals().overall);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  try {
    return report(count, words);
  } catch (const tiendo::input_error& faults) {
    fmt::print(stderr, "{}\n", faults.what());
    return 2;
  } catch (const tiendo::error& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
  }
}
