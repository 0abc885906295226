// A resolver refers to its history, so it cannot be made from a temporary one.
#include "tiendo/areas/resolver.hpp"

using namespace tiendo;

#ifdef MUST_NOT_COMPILE
const resolver names(area_history({}));
#else
const area_history kept({});
const resolver names(kept);
#endif
