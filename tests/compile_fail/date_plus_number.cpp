// A date moves by days, not by a number of nobody knows what.
#include "tiendo/core/date.hpp"

using namespace tiendo;

#ifdef MUST_NOT_COMPILE
const date later = date() + 30;
#else
const date later = date() + days(30);
#endif
