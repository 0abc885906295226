// An error of a compiled component is thrown with its own type and can be caught in a consumer.
#include <iostream>
#include <tiendo/core/error.hpp>
#include <tiendo/io/inputs.hpp>

int main() {
  try {
    tiendo::read_inputs("no.toml", "no.csv");
  } catch (const tiendo::input_error& faults) {
    std::cout << faults.what() << '\n';
    return faults.diagnostics().size() == 2 ? 0 : 1;
  }
  return 1;
}
