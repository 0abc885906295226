// ASTAT's method on a worked number: from 100 in 2015 to 105 in 2016 the growth is 5 % a year.
#include <iostream>
#include <tiendo/measures.hpp>

int main() {
  const auto result = tiendo::measures::astat({{2015, 100}, {2016, 105}, {}});
  std::cout << result.label() << '\n';
  return result.label() == "strong_improvement" ? 0 : 1;
}
