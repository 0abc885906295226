// tiendo/series.hpp: observations as series, as they were known on a day, and panels of values.
#pragma once

#include "tiendo/series/observed_series.hpp"
#include "tiendo/series/panel.hpp"
#include "tiendo/series/vintage.hpp"
