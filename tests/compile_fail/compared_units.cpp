// A share is not compared with a count.
#include "tiendo/core/quantity.hpp"

using namespace tiendo;

#ifdef MUST_NOT_COMPILE
const bool more = quantity<units::percent>(40) > quantity<units::count>(40);
#else
const bool more = quantity<units::percent>(40) > quantity<units::percent>(30);
#endif
