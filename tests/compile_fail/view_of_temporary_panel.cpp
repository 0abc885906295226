// A view of a temporary panel would refer to values that are gone.
#include "tiendo/forecast/panel.hpp"

using namespace tiendo;

#ifdef MUST_NOT_COMPILE
const panel_view all = panel().view();
#else
const panel kept;
const panel_view all = kept.view();
#endif
