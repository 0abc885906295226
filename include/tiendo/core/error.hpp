// tiendo/core/error.hpp: the exceptions that tiendo throws.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/diagnostic.hpp"

namespace tiendo::inline v0_1 {

/// The base of every exception that tiendo throws. The exceptions have the same names in Python, in
/// its spelling: `invalid_value` is `InvalidValue` there.
class error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A value is outside the domain of its type: 30 February, rank 0, a level of 95.
class invalid_value : public error {
 public:
  using error::error;
};

/// A name was looked up and does not exist.
class unknown_name : public error {
 public:
  using error::error;
};

/// All problems of an input: of one or more files, or of an object that was constructed in code (a
/// programme, a reform, an area history, an index). Every diagnostic is collected before the
/// exception is thrown, so that all of them can be corrected together.
class input_error : public invalid_value {
 public:
  explicit input_error(std::vector<diagnostic> diagnostics)
      : input_error("", std::move(diagnostics)) {}

  /// `whose` begins the message: "the programme 'small' has".
  input_error(std::string_view whose, std::vector<diagnostic> diagnostics)
      : invalid_value(list_of(whose, diagnostics)),
        whose_(whose),
        diagnostics_(std::move(diagnostics)) {}

  const std::string& whose() const noexcept { return whose_; }
  const std::vector<diagnostic>& diagnostics() const noexcept { return diagnostics_; }

 private:
  std::string whose_;
  std::vector<diagnostic> diagnostics_;
};

}  // namespace tiendo::inline v0_1
