// The achievement of a worked number: 22 of at least 25 are 0.88.
#include <iostream>
#include <tiendo/measures.hpp>

int main() {
  const auto a = tiendo::measures::achievement(tiendo::at_least(25), tiendo::interval::exactly(22));
  std::cout << *a->value() << '\n';
  return *a->value() == 0.88 ? 0 : 1;
}
