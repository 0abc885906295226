// The peak performance of an instruction set: multiply-adds of doubles in registers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

/// The number of independent chains of a <- a b + c, enough to hide the latency of one.
inline constexpr std::size_t multiply_add_chains = 12;

/// Executes `rounds` steps of every chain, one chain per vector; a step is two operations per lane.
double multiply_add(std::size_t rounds);

/// The instruction sets that this machine supports and that code was compiled for, by their numbers
/// in Highway, best first.
std::vector<std::int64_t> instruction_sets();

/// Selects the instruction set of the kernels and returns its name.
const char* choose(std::int64_t instruction_set);
