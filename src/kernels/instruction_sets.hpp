// The instruction sets that kernels are compiled for; to be included before any header of Highway.
#pragma once

// The disabled instruction sets between the others gain little, and vectors of a size unknown at
// compile time can be neither members nor elements of arrays.
#define HWY_DISABLED_TARGETS \
  (HWY_SSSE3 | HWY_AVX3_DL | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
