// A programme, its areas, its observations and a day: what is read is assessed, written and
// explained.
#include <memory>
#include <optional>

#include "fuzz.hpp"
#include "tiendo/assessment/assess.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/io/assessment_json.hpp"
#include "tiendo/io/assessment_table.hpp"
#include "tiendo/io/observations_csv.hpp"
#include "tiendo/io/programme_toml.hpp"
#include "tiendo/io/table_csv.hpp"
#include "tiendo/narrative/explanation.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parts = fuzz::parts_of(data, size, 4);
  std::shared_ptr<const tiendo::programme> programme;
  std::shared_ptr<const tiendo::observations> observations;
  fuzz::accepted([&] {
    programme = std::make_shared<const tiendo::programme>(tiendo::parse_programme(
        {{"programme.toml", parts[0]}, {"areas.csv", parts[1]}, {"base.toml", parts[0]}}));
  });
  fuzz::accepted([&] {
    observations = std::make_shared<const tiendo::observations>(
        tiendo::parse_observations(parts[2], "observations.csv"));
  });
  if (!programme || !observations) return 0;
  const auto day = tiendo::date::parse(std::string_view(parts[3]).substr(0, 10))
                       .value_or(tiendo::date::of(2025, 6, 30));
  fuzz::accepted([&] {
    const tiendo::assessment first = tiendo::assess(programme, observations, day);
    const tiendo::assessment second = tiendo::assess(programme, observations, day);
    const std::string json = tiendo::to_json(first);
    fuzz::promise(json == tiendo::to_json(second), "equal inputs give equal documents");
    fuzz::promise(!tiendo::to_csv(tiendo::to_table(first, tiendo::language::vietnamese)).empty(),
                  "an assessment has a header");
    for (const tiendo::assessment_row& row : first.rows())
      fuzz::promise(!tiendo::explain(first, row.subject.target).empty(),
                    "a row has an explanation");
  });
  return 0;
}
