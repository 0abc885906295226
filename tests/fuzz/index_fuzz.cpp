// An index from TOML and its values from CSV: scores, ranks and a few draws.
#include "fuzz.hpp"
#include "tiendo/index/compute_index.hpp"
#include "tiendo/index/uncertainty.hpp"
#include "tiendo/io/index_toml.hpp"
#include "tiendo/io/index_values_csv.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parts = fuzz::parts_of(data, size, 2);
  fuzz::accepted([&] {
    const auto index = tiendo::parse_index(parts[0], "index.toml");
    const auto values = tiendo::parse_index_values(parts[1], "values.csv", index);
    const auto found = tiendo::index::compute_index(index, values);
    const auto units = static_cast<std::int64_t>(found.units.size());
    for (const auto& node : found.nodes)
      for (const double covered : node.coverage)
        fuzz::promise(!(covered < 0 || covered > 1), "coverage is a share");
    for (const auto& place : found.ranks())
      fuzz::promise(!place || (place->position() >= 1 && place->position() <= units),
                    "a rank is one of the units'");
    if (units > 50) return;
    tiendo::index::uncertainty_options options;
    options.draws = 3;
    options.weights = .25;
    options.relative_noise = .1;
    for (const auto& unit : tiendo::index::rank_uncertainty(index, values, options))
      fuzz::promise(unit.draws == 0 || (unit.low <= unit.median && unit.median <= unit.high),
                    "a median rank lies within its interval");
  });
  return 0;
}
