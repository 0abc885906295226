// Two dates have a distance, not a sum.
#include "tiendo/core/date.hpp"

using namespace tiendo;

#ifdef MUST_NOT_COMPILE
const auto sum = date() + date();
#else
const auto distance = date() - date();
#endif
