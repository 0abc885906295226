// A pointer to an area of a temporary history would outlive it.
#include "tiendo/areas/area_history.hpp"

using namespace tiendo;

#ifdef MUST_NOT_COMPILE
const area* parent() {
  return area_history({}).parent({"79", date::of(2025, 7, 1)});
}
#else
const area* parent(const area_history& kept) {
  return kept.parent({"79", date::of(2025, 7, 1)});
}
#endif
