// Links of a reform from CSV: values that go over it keep their sums.
#include <cmath>

#include "fuzz.hpp"
#include "tiendo/crosswalk/history.hpp"
#include "tiendo/crosswalk/transfer.hpp"
#include "tiendo/crosswalk/transfer_ratio.hpp"
#include "tiendo/io/reform_csv.hpp"

namespace {

using namespace tiendo::crosswalk;

void transfer_back_and_forth(const reform& r, fuzz::bytes numbers) {
  for (const auto direction : {transfer_direction::forward, transfer_direction::backward}) {
    const auto& from = direction == transfer_direction::forward ? r.before() : r.after();
    std::vector<area_value> amounts;
    std::vector<ratio_parts> ratios;
    for (const reform_area& a : from) {
      const double x = static_cast<double>(numbers.whole(0, 1000));
      amounts.push_back({a.code, numbers.byte() % 8 ? std::optional(x) : std::nullopt});
      ratios.push_back({a.code, x, x + static_cast<double>(numbers.whole(0, 1000))});
    }
    const transferred_values found = transfer(r, amounts, direction);
    for (const transferred_value& area : found.areas) {
      fuzz::promise(area.value.has_value() == (area.reason == tiendo::reason::none),
                    "an area has a value or a reason");
      if (!area.value) continue;
      fuzz::promise(area.value->low() <= area.value->high(), "the ends of a value are in order");
      const auto& total = found.components[area.component].total;
      if (total)
        fuzz::promise(area.value->low() >= 0 && area.value->high() <= *total * (1 + 1e-9),
                      "a part of a total is no more than the total");
    }
    for (const component_total& c : found.components) {
      fuzz::promise(!c.total || c.missing == 0, "a total needs all of its areas");
      // a component of new areas alone has nothing to sum up
      fuzz::promise(c.total || c.missing > 0 || c.present == 0, "values of all areas have a total");
    }
    fuzz::accepted([&] { transfer_ratio(r, ratios, ratio_kind::share, direction); });
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parts = fuzz::parts_of(data, size, 3);
  std::vector<std::pair<std::string, std::string>> tables{{"links.csv", parts[0]}};
  if (!parts[1].empty()) tables.emplace_back("more.csv", parts[1]);
  fuzz::accepted([&] {
    const auto r = tiendo::parse_reform(tables, tiendo::date::of(2025, 7, 1));
    transfer_back_and_forth(
        r, {reinterpret_cast<const std::uint8_t*>(parts[2].data()), parts[2].size()});
    const tiendo::area_history history = history_of(r);
    fuzz::promise(history.areas().size() >= r.before().size(), "a history has all areas");
  });
  return 0;
}
