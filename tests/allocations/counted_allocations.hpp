// How often this program has asked for memory so far.
#pragma once

#include <cstdint>

std::int64_t counted_allocations();
