// The bodies of tiendo/statistics.hpp, compiled once.
#include "tiendo/statistics/impl/aggregation.ipp"
#include "tiendo/statistics/impl/column.ipp"
#include "tiendo/statistics/impl/descriptive_statistics.ipp"
#include "tiendo/statistics/impl/disclosure_control.ipp"
#include "tiendo/statistics/impl/kitagawa_decomposition.ipp"
#include "tiendo/statistics/impl/rank_summary.ipp"
#include "tiendo/statistics/impl/ranking.ipp"
