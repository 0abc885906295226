// Pointers to the rows of a temporary assessment would outlive it.
#include "tiendo/assessment/assess.hpp"

using namespace tiendo;

#ifdef MUST_NOT_COMPILE
auto rows(const programme& p, date day) {
  return assess(p, {}, day).rows_of("1");
}
#else
std::size_t rows(const programme& p, date day) {
  const assessment kept = assess(p, {}, day);
  return kept.rows_of("1").size() + assess(p, {}, day).rows().size();
}
#endif
