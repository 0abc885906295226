// tiendo/tiendo.hpp: the whole library.
#pragma once

#include "tiendo/areas.hpp"
#include "tiendo/assessment.hpp"
#include "tiendo/attainment.hpp"
#include "tiendo/columns.hpp"
#include "tiendo/core.hpp"
#include "tiendo/crosswalk.hpp"
#include "tiendo/forecast.hpp"
#include "tiendo/index.hpp"
#include "tiendo/io.hpp"
#include "tiendo/measures.hpp"
#include "tiendo/model.hpp"
#include "tiendo/narrative.hpp"
#include "tiendo/reconciliation.hpp"
#include "tiendo/statistics.hpp"
