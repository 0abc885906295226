// The number of memory allocations of this program so far.
#pragma once

#include <cstdint>

std::int64_t counted_allocations();
