// A number does not become a quantity by itself.
#include "tiendo/core/quantity.hpp"

using namespace tiendo;

#ifdef MUST_NOT_COMPILE
const quantity<units::percent> share = 40.0;
#else
const quantity<units::percent> share(40.0);
#endif
