// A pointer to a part of a temporary programme would outlive it.
#include "tiendo/model/programme.hpp"

using namespace tiendo;

#ifdef MUST_NOT_COMPILE
const target* first(programme_parts parts) {
  return programme(std::move(parts)).find_target("1");
}
#else
const target* first(const programme& kept) {
  return kept.find_target("1");
}
#endif
