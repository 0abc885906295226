// tiendo/narrative.hpp: sentences about an assessment, in Vietnamese and English.
#pragma once

#include "tiendo/narrative/describe.hpp"
#include "tiendo/narrative/disagreement.hpp"
#include "tiendo/narrative/explanation.hpp"
#include "tiendo/narrative/language.hpp"
#include "tiendo/narrative/narrate.hpp"
#include "tiendo/narrative/readable_number.hpp"
