// A faulty input comes back across the compiled boundary as the typed error that it is.
#include <iostream>
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
