// tiendo/assessment.hpp: the main job: where each target of a programme stands.
#pragma once

#include "tiendo/assessment/assess.hpp"
#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/difference.hpp"
#include "tiendo/assessment/disagreement.hpp"
#include "tiendo/assessment/judge.hpp"
#include "tiendo/assessment/method_comparison.hpp"
#include "tiendo/assessment/need.hpp"
#include "tiendo/assessment/prospect.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/totals.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/assessment/wording.hpp"
