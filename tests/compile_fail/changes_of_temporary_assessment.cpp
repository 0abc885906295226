// Changes refer to the rows of both assessments.
#include "tiendo/assessment/assess.hpp"
#include "tiendo/assessment/difference.hpp"

using namespace tiendo;

#ifdef MUST_NOT_COMPILE
auto changes(const assessment& before, const programme& p, date day) {
  return diff(before, assess(p, {}, day));
}
#else
auto changes(const assessment& before, const programme& p, date day) {
  const assessment after = assess(p, {}, day);
  return diff(before, after).size();
}
#endif
