// tiendo/core.hpp: dates, periods, units, quantities, intervals and errors.
#pragma once

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/frequency.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/quantity.hpp"
#include "tiendo/core/rank.hpp"
#include "tiendo/core/text.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/core/version.hpp"
