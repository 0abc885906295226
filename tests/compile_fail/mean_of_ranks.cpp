// Places of members can be summarised, not summed or averaged.
#include "tiendo/statistics/rank_summary.hpp"

using namespace tiendo;
using namespace tiendo::statistics;

const std::vector<ranked_member> wards{{"79", place(2).of(63)}, {"79", place(9).of(63)}};
#ifdef MUST_NOT_COMPILE
const auto whole = aggregate(wards, aggregate_kind::count);
#else
const auto whole = summarise_ranks(wards, 10);
#endif
