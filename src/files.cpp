#include "tiendo/compiled/files.hpp"

#include <utility>

#include "tiendo/io/assessment_json.hpp"
#include "tiendo/io/assessment_table.hpp"
#include "tiendo/io/explanation.hpp"
#include "tiendo/io/inputs.hpp"
#include "tiendo/io/table_csv.hpp"

namespace tiendo::compiled {

inputs read_inputs(const std::filesystem::path& programme,
                   const std::filesystem::path& observations, decimal_mark mark) {
  tiendo::inputs read = tiendo::read_inputs(programme, observations, mark);
  return {std::move(read.programme), std::move(read.observations), std::move(read.warnings)};
}

std::string to_csv(const assessment& a) {
  return tiendo::to_csv(to_table(a));
}

std::string to_json(const assessment& a) {
  return tiendo::to_json(a);
}

std::string explain(const assessment& a, const std::string& target_id) {
  return tiendo::explain(a, target_id);
}

}  // namespace tiendo::compiled
