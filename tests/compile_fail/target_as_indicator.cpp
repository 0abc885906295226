// The identifier of a target is not that of an indicator.
#include "tiendo/model/programme.hpp"

using namespace tiendo;

const indicator* indicator_of(const programme& p, const target& t) {
#ifdef MUST_NOT_COMPILE
  return p.find_indicator(t.id);
#else
  return p.find_indicator(t.indicator);
#endif
}
