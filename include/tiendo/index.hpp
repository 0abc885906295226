// tiendo/index.hpp: composite indices of many indicators.
#pragma once

#include "tiendo/index/aggregation.hpp"
#include "tiendo/index/compute_index.hpp"
#include "tiendo/index/index_definition.hpp"
#include "tiendo/index/index_values.hpp"
#include "tiendo/index/node.hpp"
#include "tiendo/index/normalisation.hpp"
#include "tiendo/index/rank_observations.hpp"
#include "tiendo/index/scoring.hpp"
#include "tiendo/index/uncertainty.hpp"
