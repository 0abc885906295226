// The bodies of tiendo/attainment.hpp, compiled once.
#include "tiendo/attainment/detail/impl/common_error.ipp"
#include "tiendo/attainment/detail/impl/first_passage.ipp"
#include "tiendo/attainment/detail/impl/level_probability.ipp"
#include "tiendo/attainment/detail/impl/panel_chances.ipp"
#include "tiendo/attainment/detail/impl/stratified_normals.ipp"
#include "tiendo/attainment/impl/calibration.ipp"
#include "tiendo/attainment/impl/checklist_probability.ipp"
#include "tiendo/attainment/impl/panel_attainment.ipp"
