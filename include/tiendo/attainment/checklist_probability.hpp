// tiendo/attainment/checklist_probability.hpp: the chance that enough items of a list are done.
#pragma once

#include <cstdint>
#include <span>

namespace tiendo::inline v0_1::attainment {

/// The probability that at least k items of a list are done: that of independent items, and the
/// bounds within which it lies whatever their dependence.
struct checklist_probability {
  double lowest = 0;
  double independent = 0;
  double highest = 0;

  /// The probability that at least `required` items with these probabilities are done.
  ///
  ///     independent: Poisson binomial distribution
  ///     lowest, highest: for all n of n items max(0, sum p - n + 1) and min p (Frechet); in
  ///     general the least and the greatest probability of sums of dependent events
  ///     (Rueschendorf, Advances in Applied Probability 14(3), 1982)
  ///
  /// Throws `invalid_value` for a probability outside of [0, 1] and for a number of items outside
  /// of 0 to n. Worked: all of .9, .8 and .5: .2, .36 and .5.
  static checklist_probability of(std::span<const double> items, std::int64_t required);
};

}  // namespace tiendo::inline v0_1::attainment

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/attainment/impl/checklist_probability.ipp"
#endif
