// The shipped programme of Ho Chi Minh City, for tests.
#pragma once

#include <string>
#include <vector>

#include "support/files.hpp"
#include "tiendo/assessment/assess.hpp"
#include "tiendo/io/inputs.hpp"

namespace support {

inline const tiendo::inputs& hcmc() {
  static const auto files = tiendo::read_inputs(tree() / "examples/hcmc/programme.toml",
                                                tree() / "examples/hcmc/observations.csv");
  return files;
}

inline tiendo::assessment hcmc_on(const char* day) {
  return tiendo::assess(hcmc().programme, hcmc().observations, *tiendo::date::parse(day));
}

/// The observations of an indicator, in the order of the file.
inline std::vector<const tiendo::observation*> figures(const std::string& indicator,
                                                       const std::string& method = "") {
  std::vector<const tiendo::observation*> found;
  for (const tiendo::observation& o : *hcmc().observations)
    if (o.indicator == indicator && (method.empty() || o.method == method)) found.push_back(&o);
  return found;
}

/// The rows of a target by one method, own figures before proxies.
inline std::vector<tiendo::assessment_row> rows_by(const tiendo::assessment& a,
                                                   const std::string& target,
                                                   const std::string& method) {
  std::vector<tiendo::assessment_row> rows;
  for (const tiendo::assessment_row* row : a.rows_of(target))
    if (row->subject.method == method) rows.push_back(*row);
  return rows;
}

}  // namespace support
