// tiendo/crosswalk.hpp: values transferred across a territorial reform.
#pragma once

#include "tiendo/crosswalk/connected_component.hpp"
#include "tiendo/crosswalk/history.hpp"
#include "tiendo/crosswalk/link.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/crosswalk/transfer.hpp"
#include "tiendo/crosswalk/transfer_ratio.hpp"
