// The parts of tiendo._core, one function per file.
#pragma once

#include <pybind11/pybind11.h>

void register_errors(pybind11::module_& m);
void register_programme(pybind11::module_& m);
void register_observations(pybind11::module_& m);
void register_assessment(pybind11::module_& m);
