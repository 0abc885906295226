// tiendo/geography.hpp: areas over time, reforms, and figures carried across them and summed up.
#pragma once

#include "tiendo/geography/aggregation.hpp"
#include "tiendo/geography/area_history.hpp"
#include "tiendo/geography/area_record.hpp"
#include "tiendo/geography/carry.hpp"
#include "tiendo/geography/carry_ratio.hpp"
#include "tiendo/geography/change_split.hpp"
#include "tiendo/geography/compensated_sum.hpp"
#include "tiendo/geography/component.hpp"
#include "tiendo/geography/edge.hpp"
#include "tiendo/geography/event.hpp"
#include "tiendo/geography/group_ranks.hpp"
#include "tiendo/geography/name_key.hpp"
#include "tiendo/geography/reform.hpp"
#include "tiendo/geography/resolver.hpp"
#include "tiendo/geography/small_counts.hpp"
