// Percent and percentage points are two units.
#include "tiendo/core/quantity.hpp"

using namespace tiendo;

const quantity<units::percent> share(40);
#ifdef MUST_NOT_COMPILE
const auto sum = share + quantity<units::percentage_points>(5);
#else
const auto sum = share + quantity<units::percent>(5);
#endif
