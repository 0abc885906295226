// tiendo/narrative.hpp: sentences about an assessment, in Vietnamese and English.
#pragma once

#include "tiendo/narrative/disagreement.hpp"
#include "tiendo/narrative/explanation.hpp"
#include "tiendo/narrative/wording.hpp"
