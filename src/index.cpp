// The bodies of tiendo/index.hpp, compiled once.
#include "tiendo/index/impl/aggregation.ipp"
#include "tiendo/index/impl/compute_index.ipp"
#include "tiendo/index/impl/index_definition.ipp"
#include "tiendo/index/impl/index_values.ipp"
#include "tiendo/index/impl/normalisation.ipp"
#include "tiendo/index/impl/rank_observations.ipp"
#include "tiendo/index/impl/scoring.ipp"
#include "tiendo/index/impl/uncertainty.ipp"
