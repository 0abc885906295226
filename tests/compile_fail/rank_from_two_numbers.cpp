// Place and field cannot be swapped, since no constructor takes both.
#include "tiendo/core/rank.hpp"

using namespace tiendo;

#ifdef MUST_NOT_COMPILE
const rank r(5, 63);
#else
const rank r = place(5).of(63);
#endif
