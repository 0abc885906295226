// tiendo/statistics.hpp: aggregation over areas, decomposition of change, disclosure control,
// summaries of ranks.
#pragma once

#include "tiendo/statistics/aggregation.hpp"
#include "tiendo/statistics/column.hpp"
#include "tiendo/statistics/descriptive_statistics.hpp"
#include "tiendo/statistics/disclosure_control.hpp"
#include "tiendo/statistics/kitagawa_decomposition.hpp"
#include "tiendo/statistics/rank_summary.hpp"
#include "tiendo/statistics/ranking.hpp"
