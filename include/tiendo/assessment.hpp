// tiendo/assessment.hpp: the status of each target of a programme on a day.
#pragma once

#include "tiendo/assessment/assess.hpp"
#include "tiendo/assessment/assess_options.hpp"
#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/assessor.hpp"
#include "tiendo/assessment/difference.hpp"
#include "tiendo/assessment/method_assessment.hpp"
#include "tiendo/assessment/method_comparison.hpp"
#include "tiendo/assessment/need.hpp"
#include "tiendo/assessment/outlook.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/totals.hpp"
#include "tiendo/assessment/unused_observation.hpp"
#include "tiendo/assessment/verdict.hpp"
