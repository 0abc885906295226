// Reference values for tests, read from tests/data/vectors.
#pragma once

#include <Eigen/Core>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "support/files.hpp"

namespace support {

inline nlohmann::json reference_values(const std::string& name) {
  return nlohmann::json::parse(std::ifstream(tree() / "tests/data/vectors" / name));
}

inline Eigen::VectorXd vector_of(const nlohmann::json& list) {
  Eigen::VectorXd v(static_cast<Eigen::Index>(list.size()));
  for (std::size_t i = 0; i < list.size(); ++i)
    v[static_cast<Eigen::Index>(i)] = list[i].get<double>();
  return v;
}

inline Eigen::MatrixXd matrix_of(const nlohmann::json& rows) {
  Eigen::MatrixXd m(static_cast<Eigen::Index>(rows.size()),
                    static_cast<Eigen::Index>(rows[0].size()));
  for (std::size_t i = 0; i < rows.size(); ++i)
    m.row(static_cast<Eigen::Index>(i)) = vector_of(rows[i]).transpose();
  return m;
}

}  // namespace support
