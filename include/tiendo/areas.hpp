// tiendo/areas.hpp: areas over time, their names and codes.
#pragma once

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/area_history.hpp"
#include "tiendo/areas/area_reference.hpp"
#include "tiendo/areas/name_key.hpp"
#include "tiendo/areas/resolver.hpp"
#include "tiendo/areas/succession.hpp"
