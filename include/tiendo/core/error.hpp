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

/// A value lies outside of what its type can mean: 30 February, rank 0, a level of 95.
class value_error : public error {
 public:
  using error::error;
};

/// A name was looked up and nothing bears it.
class lookup_error : public error {
 public:
  using error::error;
};

/// Everything that is wrong with the parts of something that was to be made of them in code: a
/// programme, a reform, the areas of a history, an index.
class validation_error : public value_error {
 public:
  /// `whose` begins the message: "the programme 'small' has".
  validation_error(std::string_view whose, std::vector<diagnostic> diagnostics)
      : value_error(list_of(whose, diagnostics)), diagnostics_(std::move(diagnostics)) {}

  const std::vector<diagnostic>& diagnostics() const noexcept { return diagnostics_; }

 private:
  std::vector<diagnostic> diagnostics_;
};

/// Everything that is wrong in one or more inputs, together. Readers gather all faults before they
/// throw, so nobody mends a file one error at a time.
class input_error : public error {
 public:
  explicit input_error(std::vector<diagnostic> diagnostics)
      : error(list_of("", diagnostics)), diagnostics_(std::move(diagnostics)) {}

  const std::vector<diagnostic>& diagnostics() const noexcept { return diagnostics_; }

 private:
  std::vector<diagnostic> diagnostics_;
};

}  // namespace tiendo::inline v0_1
