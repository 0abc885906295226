// tiendo/core/error.hpp: what can go wrong, and how it is said.
#pragma once

#include <compare>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace tiendo {

/// The base of every exception that tiendo throws.
class error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A value lies outside of what its type can mean: 30 February, rank 0, a level of 95.
class value_error : public error {
 public:
  using error::error;
};

/// Two quantities of different units met in one operation.
class unit_error : public error {
 public:
  using error::error;
};

/// A name was looked up and nothing bears it.
class lookup_error : public error {
 public:
  using error::error;
};

/// One thing that is wrong in an input: where it stands, what is wrong, what would be right.
/// Lines and columns count from 1; 0 means the whole file, or the whole line.
/// Columns count code points, not bytes, so an editor's cursor lands on the spot.
struct fault {
  std::string file = {};
  std::int64_t line = 0;
  std::int64_t column = 0;
  std::string problem = {};
  std::string remedy = {};

  friend auto operator<=>(const fault&, const fault&) = default;
};

/// `file:line:column: problem; remedy`, the form that editors jump to.
std::string to_string(const fault& f);

/// Everything that is wrong in one or more inputs, together. Readers gather all faults before they
/// throw, so nobody mends a file one error at a time.
class input_error : public error {
 public:
  explicit input_error(std::vector<fault> faults)
      : error(describe(faults)), faults_(std::move(faults)) {}

  const std::vector<fault>& faults() const noexcept { return faults_; }

 private:
  static std::string describe(const std::vector<fault>& faults);

  std::vector<fault> faults_;
};

}  // namespace tiendo

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/error.ipp"
#endif
