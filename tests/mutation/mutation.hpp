// tests/mutation/mutation.hpp: the switches of mutants. All mutants of a room are compiled into one
// program; the environment variable TIENDO_MUTANT chooses one of them by its number. Every switch
// that is asked is marked, so that mutants which no test reaches are known from one run:
// TIENDO_MUTANTS_REACHED names the file of their numbers.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace mutation {

inline constexpr int most = 20000;
inline bool reached[most];

inline int chosen() {
  static const int number = [] {
    const char* text = std::getenv("TIENDO_MUTANT");
    if (std::getenv("TIENDO_MUTANTS_REACHED")) {
      std::atexit([] {
        if (std::FILE* file = std::fopen(std::getenv("TIENDO_MUTANTS_REACHED"), "w")) {
          for (int i = 0; i < most; ++i)
            if (reached[i]) std::fprintf(file, "%d\n", i);
          std::fclose(file);
        }
      });
    }
    return text ? std::atoi(text) : -1;
  }();
  return number;
}

inline bool on(int number) {
  reached[number] = true;
  return chosen() == number;
}

// Each function is an operator, and another one where its mutant is chosen.
template <class A, class B>
bool less(int n, A a, B b) {
  return on(n) ? a <= b : a < b;
}
template <class A, class B>
bool at_most(int n, A a, B b) {
  return on(n) ? a < b : a <= b;
}
template <class A, class B>
bool greater(int n, A a, B b) {
  return on(n) ? a >= b : a > b;
}
template <class A, class B>
bool at_least(int n, A a, B b) {
  return on(n) ? a > b : a >= b;
}
template <class A, class B>
bool equal(int n, A a, B b) {
  return (a == b) != on(n);
}
template <class A, class B>
bool unequal(int n, A a, B b) {
  return (a != b) != on(n);
}
template <class A, class B>
auto plus(int n, A a, B b) {
  return on(n) ? a - b : a + b;
}
template <class A, class B>
auto minus(int n, A a, B b) {
  return on(n) ? a + b : a - b;
}
template <class A, class B>
auto times(int n, A a, B b) {
  return on(n) && b != 0 ? a / b : a * b;
}
template <class A, class B>
auto over(int n, A a, B b) {
  return on(n) ? a * b : a / b;
}
template <class A>
A constant(int n, A a) {
  return on(n) ? static_cast<A>(a + 1) : a;
}
template <class A>
A negative(int n, A a) {
  return on(n) ? a : static_cast<A>(-a);
}
inline bool inverted(int n, bool a) {
  return a == on(n);
}

}  // namespace mutation
