// tiendo/tiendo.hpp: the whole header-only library, files in and out included.
// It leaves out nothing of tiendo::tiendo. A program that holds its data itself and wants to
// compile faster includes tiendo/assessment.hpp, which needs neither a TOML nor a JSON library.
#pragma once

#include "tiendo/assessment.hpp"
#include "tiendo/composite.hpp"
#include "tiendo/core.hpp"
#include "tiendo/forecast.hpp"
#include "tiendo/geography.hpp"
#include "tiendo/io.hpp"
#include "tiendo/measures.hpp"
#include "tiendo/model.hpp"
#include "tiendo/reconciliation.hpp"
#include "tiendo/series.hpp"
