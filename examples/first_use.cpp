// The first ten lines: a programme, its observations, a day, and where every target stands.
#include <fmt/core.h>
#include <tiendo/tiendo.hpp>

int main() {
  const auto programme = tiendo::read_programme("examples/hcmc/programme.toml");
  const auto observations = tiendo::read_observations("examples/hcmc/observations.csv");
  const auto assessment = tiendo::assess(programme, observations, tiendo::date::of(2024, 12, 31));
  for (const auto& row : assessment.rows())
    fmt::print("{:28} {:18} {}\n", row.target, to_string(row.status), narrate(assessment, row));
}
