// Areas from CSV, their history and their names.
#include "fuzz.hpp"
#include "tiendo/areas/area_history.hpp"
#include "tiendo/areas/resolver.hpp"
#include "tiendo/io/areas_csv.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parts = fuzz::parts_of(data, size, 2);
  fuzz::accepted([&] {
    const auto areas = tiendo::parse_areas(parts[0], "areas.csv");
    for (const auto rules : {tiendo::area_rules::selected, tiendo::area_rules::complete})
      fuzz::accepted([&] {
        const tiendo::area_history history(areas, {}, rules);
        const tiendo::resolver names(history);
        const auto day = tiendo::date::of(2025, 7, 1);
        names.resolve(parts[1], day);
        for (const tiendo::area& a : history.areas()) {
          fuzz::promise(tiendo::parse_area_id(to_string(a.id)) == a.id || a.id.code.empty(),
                        "the text of an id is the id");
          fuzz::promise(history.find(a.id) != nullptr, "an area is found by its id");
          for (const tiendo::area* above : history.ancestors(a.id))
            fuzz::promise(!(above->id == a.id), "no area lies within itself");
          for (const auto& id : history.successors(a.id, day))
            fuzz::promise(history.find(id)->exists_on(day), "a successor is in force on the day");
          history.predecessors(a.id, day);
          history.successor_chain(a.id, day);
          const auto found = names.resolve(a.name.vi, day, {a.tier, {}});
          fuzz::promise((found.area != nullptr) == (found.match == tiendo::resolved::code ||
                                                    found.match == tiendo::resolved::name),
                        "an area is given where the match is unambiguous");
        }
      });
  });
  return 0;
}
