// A target value says how it is meant: at least, at most, exactly.
#include "tiendo/model/target.hpp"

using namespace tiendo;

#ifdef MUST_NOT_COMPILE
const rule r = 40.0;
#else
const rule r = at_least(40.0);
#endif
