// tiendo/model.hpp: what a programme consists of: indicators, targets, tiers, acts and
// observations.
#pragma once

#include "tiendo/model/act.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/observation_check.hpp"
#include "tiendo/model/observed_series.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/programme_check.hpp"
#include "tiendo/model/programme_parts.hpp"
#include "tiendo/model/rule.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/tier.hpp"
#include "tiendo/model/vintage.hpp"
