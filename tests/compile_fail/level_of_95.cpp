// A confidence level is .95, not 95.
#include "tiendo/core/confidence_level.hpp"

using namespace tiendo;

#ifdef MUST_NOT_COMPILE
constexpr confidence_level level(95);
#else
constexpr confidence_level level(.95);
#endif
