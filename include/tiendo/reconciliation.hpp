// tiendo/reconciliation.hpp: forecasts that add up, and sparse areas that lean on each other.
#pragma once

#include "tiendo/reconciliation/bounds.hpp"
#include "tiendo/reconciliation/error_weights.hpp"
#include "tiendo/reconciliation/gaps.hpp"
#include "tiendo/reconciliation/incoherence.hpp"
#include "tiendo/reconciliation/joint_paths.hpp"
#include "tiendo/reconciliation/method_choice.hpp"
#include "tiendo/reconciliation/partial_pooling.hpp"
#include "tiendo/reconciliation/pool_across.hpp"
#include "tiendo/reconciliation/ratios.hpp"
#include "tiendo/reconciliation/reconcile.hpp"
#include "tiendo/reconciliation/reconciler.hpp"
#include "tiendo/reconciliation/shares_of_total.hpp"
#include "tiendo/reconciliation/summing_structure.hpp"
