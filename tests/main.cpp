// The test program: every *_test.cpp of the tree, run by doctest. With TIENDO_SET_LOCALE set it
// first sets the locale of its environment, and fails where that does not exist.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <locale>

int main(int count, char** words) {
  if (std::getenv("TIENDO_SET_LOCALE") != nullptr) {
    if (std::setlocale(LC_ALL, "") == nullptr) {
      std::fputs("the locale of the environment does not exist\n", stderr);
      return 1;
    }
    std::locale::global(std::locale(""));
    if (std::localeconv()->decimal_point[0] != ',') {
      std::fputs("the locale of the environment has no decimal comma\n", stderr);
      return 1;
    }
  }
  return doctest::Context(count, words).run();
}
