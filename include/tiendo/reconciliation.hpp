// tiendo/reconciliation.hpp: coherent forecasts of a hierarchy, and partial pooling of sparse
// areas.
#pragma once

#include "tiendo/reconciliation/bounds.hpp"
#include "tiendo/reconciliation/coherence_error.hpp"
#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/evaluation.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"
#include "tiendo/reconciliation/missing_nodes.hpp"
#include "tiendo/reconciliation/partial_pooling.hpp"
#include "tiendo/reconciliation/pool_through_crosswalk.hpp"
#include "tiendo/reconciliation/ratios.hpp"
#include "tiendo/reconciliation/reconcile.hpp"
#include "tiendo/reconciliation/reconciler.hpp"
#include "tiendo/reconciliation/sample_paths.hpp"
#include "tiendo/reconciliation/top_down.hpp"
