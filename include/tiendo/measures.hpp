// tiendo/measures.hpp: achievement, gap and pace of one figure against one rule, and accuracy of forecasts.
#pragma once

#include "tiendo/measures/accuracy.hpp"
#include "tiendo/measures/achievement.hpp"
#include "tiendo/measures/comparison.hpp"
#include "tiendo/measures/gap.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/measures/growth_record.hpp"
#include "tiendo/measures/pace.hpp"
#include "tiendo/measures/reason.hpp"
#include "tiendo/measures/result.hpp"
