// tiendo/core/error.hpp: the exceptions that tiendo throws.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/diagnostic.hpp"

namespace tiendo::inline v0_1 {

/// The base of every exception that tiendo throws.
class error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A value is outside the domain of its type: 30 February, rank 0, a level of 95.
class value_error : public error {
 public:
  using error::error;
};

/// A name was looked up and does not exist.
class lookup_error : public error {
 public:
  using error::error;
};

/// All problems of an object that was to be constructed in code: a programme, a reform, an area
/// history, an index.
class validation_error : public value_error {
 public:
  /// `whose` begins the message: "the programme 'small' has".
  validation_error(std::string_view whose, std::vector<diagnostic> diagnostics)
      : value_error(list_of(whose, diagnostics)), diagnostics_(std::move(diagnostics)) {}

  const std::vector<diagnostic>& diagnostics() const noexcept { return diagnostics_; }

 private:
  std::vector<diagnostic> diagnostics_;
};

/// All problems of one or more input files. A reader collects every diagnostic before it throws, so
/// that all of them can be corrected together.
class input_error : public error {
 public:
  explicit input_error(std::vector<diagnostic> diagnostics)
      : error(list_of("", diagnostics)), diagnostics_(std::move(diagnostics)) {}

  const std::vector<diagnostic>& diagnostics() const noexcept { return diagnostics_; }

 private:
  std::vector<diagnostic> diagnostics_;
};

}  // namespace tiendo::inline v0_1
