// A number is not taken for a level.
#include "tiendo/core/confidence_level.hpp"

using namespace tiendo;

inline double width(confidence_level level) {
  return 1 - level.probability();
}

#ifdef MUST_NOT_COMPILE
const double w = width(.95);
#else
const double w = width(confidence_level(.95));
#endif
