// tiendo/io/impl/area_history_table.ipp: bodies of tiendo/io/area_history_table.hpp.
#pragma once

#include "tiendo/io/area_history_table.hpp"

#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/io/detail/table_maker.hpp"
#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE table to_table(const std::vector<const area*>& areas) {
  using enum column_type;
  detail::table_maker<const area*> make(areas);
  make.column("code", text, [](const area* a) { return a->id.code; })
      .column("valid_from", day, [](const area* a) { return a->id.valid_from; })
      .column("area_id", text, [](const area* a) { return to_string(a->id); })
      .column("name", text, [](const area* a) { return a->name.text(true); })
      .column("tier", text, [](const area* a) { return a->tier; })
      .column("parent_code", text,
              [](const area* a) { return a->parent ? a->parent->code : area_code(); })
      .column("valid_to", day, [](const area* a) { return a->valid_to; });
  return make.take();
}

}  // namespace tiendo::inline v0_1
