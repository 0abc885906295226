// tiendo/attainment.hpp: the chances that targets are met in time, and whether chances are right.
#pragma once

#include "tiendo/attainment/attainment_options.hpp"
#include "tiendo/attainment/calibration.hpp"
#include "tiendo/attainment/checklist_probability.hpp"
#include "tiendo/attainment/panel_attainment.hpp"
#include "tiendo/attainment/series_target.hpp"
#include "tiendo/attainment/target_outlook.hpp"
