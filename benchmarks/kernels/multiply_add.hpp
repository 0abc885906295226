// The most that an instruction set can do: multiplications and additions of doubles that never
// leave the registers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

/// How many chains of a <- a b + c run side by side, enough to hide the latency of one.
inline constexpr std::size_t multiply_add_chains = 12;

/// Goes `rounds` steps along every chain, one chain per vector; a step is two operations per lane.
double multiply_add(std::size_t rounds);

/// The instruction sets that this machine has and that there is code for, as Highway numbers them,
/// best first.
std::vector<std::int64_t> instruction_sets();

/// Makes the kernels run on one of them, and gives its name.
const char* choose(std::int64_t instruction_set);
