// Which instruction sets kernels are compiled for; included before anything of Highway.
#pragma once

// What lies between these instruction sets gains little, and vectors of unknown size cannot be
// members or fill arrays.
#define HWY_DISABLED_TARGETS \
  (HWY_SSSE3 | HWY_AVX3_DL | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
