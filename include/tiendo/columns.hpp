// tiendo/columns.hpp: the official methods over whole columns of numbers, vectorised.
#pragma once

#include "tiendo/columns/columns.hpp"
#include "tiendo/columns/evaluate.hpp"
