// A reconciler refers to its hierarchy, so it cannot be made from a temporary one.
#include "tiendo/reconciliation/reconciler.hpp"

using namespace tiendo;

#ifdef MUST_NOT_COMPILE
reconciliation::reconciler made(std::span<const std::int64_t> parents) {
  return {reconciliation::hierarchy::tree(parents), {"ols"}};
}
#else
reconciliation::reconciler made(const reconciliation::hierarchy& kept) {
  return {kept, {"ols"}};
}
#endif
