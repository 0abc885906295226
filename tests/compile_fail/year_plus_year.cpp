// Years are counted from one year to another; two calendar years have no sum.
#include "tiendo/core/date.hpp"

using namespace tiendo;

#ifdef MUST_NOT_COMPILE
const auto later = year(2020) + year(5);
#else
const auto later = year(2020) + years(5);
#endif
