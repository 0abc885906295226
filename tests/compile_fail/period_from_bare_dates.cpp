// A period is made by what it is: a year, a day, or the days between two; never from two bare
// dates.
#include "tiendo/core/period.hpp"

using namespace tiendo;

#ifdef MUST_NOT_COMPILE
const period p(date::of(2024, 1, 1), date::of(2024, 12, 31));
#else
const period p = period::between(date::of(2024, 1, 1), date::of(2024, 12, 31));
#endif
