// tiendo/composite.hpp: indices of many indicators.
#pragma once

#include "tiendo/composite/aggregation.hpp"
#include "tiendo/composite/column.hpp"
#include "tiendo/composite/compute_index.hpp"
#include "tiendo/composite/index_definition.hpp"
#include "tiendo/composite/index_values.hpp"
#include "tiendo/composite/node.hpp"
#include "tiendo/composite/normalisation.hpp"
#include "tiendo/composite/rank_observations.hpp"
#include "tiendo/composite/ranking.hpp"
#include "tiendo/composite/scoring.hpp"
#include "tiendo/composite/spread.hpp"
#include "tiendo/composite/uncertainty.hpp"
