#include "instruction_sets.hpp"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "multiply_add.cpp"
#include <hwy/foreach_target.h>
// foreach_target.h must be included before the code below
#include <hwy/highway.h>

#include "multiply_add.hpp"

HWY_BEFORE_NAMESPACE();
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

double MultiplyAdd(std::size_t rounds) {
  constexpr hn::ScalableTag<double> d;
  hn::Vec<decltype(d)> chains[multiply_add_chains];
  for (std::size_t k = 0; k < multiply_add_chains; ++k)
    chains[k] = hn::Set(d, static_cast<double>(k));
  const auto factor = hn::Set(d, 0.999), term = hn::Set(d, 0.001);
  for (std::size_t i = 0; i < rounds; ++i)
    for (std::size_t k = 0; k < multiply_add_chains; ++k)
      chains[k] = hn::MulAdd(chains[k], factor, term);
  auto sum = hn::Zero(d);
  for (std::size_t k = 0; k < multiply_add_chains; ++k) sum = hn::Add(sum, chains[k]);
  return hn::GetLane(hn::SumOfLanes(d, sum));
}

}  // namespace HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
HWY_EXPORT(MultiplyAdd);

double multiply_add(std::size_t rounds) {
  return HWY_DYNAMIC_DISPATCH(MultiplyAdd)(rounds);
}

std::vector<std::int64_t> instruction_sets() {
  return hwy::SupportedAndGeneratedTargets();
}

const char* choose(std::int64_t instruction_set) {
  hwy::SetSupportedTargetsForTest(instruction_set);
  hwy::GetChosenTarget().Update(instruction_set);
  return hwy::TargetName(instruction_set);
}
#endif
