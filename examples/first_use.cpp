// The shortest use of the library: a programme is assessed on a day, and each row is printed with
// its status and its sentences. Run it from the root of the repository.
#include <fmt/core.h>
#include <tiendo/assessment/assess.hpp>
#include <tiendo/io/observations_csv.hpp>
#include <tiendo/io/programme_toml.hpp>
#include <tiendo/narrative/narrate.hpp>

int main() {
  const auto programme = tiendo::read_programme("examples/hcmc/programme.toml");
  const auto observations = tiendo::read_observations("examples/hcmc/observations.csv");
  const auto assessment = tiendo::assess(programme, observations, tiendo::date::of(2024, 12, 31));
  for (const auto& row : assessment.rows())
    fmt::print("{:28} {:18} {}\n", row.subject.target, to_string(row.judgement.status),
               narrate(assessment, row));
}
