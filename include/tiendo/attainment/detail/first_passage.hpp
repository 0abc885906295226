// tiendo/attainment/detail/first_passage.hpp: when a path first satisfies a rule.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "tiendo/attainment/detail/level_probability.hpp"

namespace tiendo::inline v0_1::attainment::detail {

/// The probabilities that a path has been in the range of its period in one of the periods 1, ...,
/// h, for each h: the share of paths, but at least the exact probability of any one period until h.
/// `normals` holds the standard normal quantiles of the paths, period by period. From the period
/// on in which `enough` is reached, and at least `least` have been counted, the probability stays
/// as it is. Worked: with the ranges "from 0" and "from 1" and the paths (-1, 2) and (1, 0), the
/// probabilities are .5 and 1.
std::vector<double> passage_probabilities(std::span<const normal_range> ranges,
                                          std::span<const double> normals, std::size_t least = 0,
                                          double enough = 1);

/// The first of n periods, counted from 1, from which on a rule that has to hold in the due period
/// is satisfied with a probability of at least p: the beginning of the run of likely periods that
/// holds the due one or, if that is unlikely, the first likely one after it; 0 if such a run begins
/// with the first period and the rule is satisfied already, infinity if there is none. Worked: with
/// .2, .6, .4, .7, .8 and the fourth period due, 4 for p = .5, and 2 for p = .4.
double first_time_held(std::span<const double> probabilities, std::size_t due, double p,
                       bool already);

}  // namespace tiendo::inline v0_1::attainment::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/attainment/detail/impl/first_passage.ipp"
#endif
