#include "tiendo/printable.hpp"

#include <doctest/doctest.h>

#include <string>

static_assert(tiendo::printable<tiendo::date>);
static_assert(tiendo::printable<tiendo::verdict>);
static_assert(!tiendo::printable<std::string>);
static_assert(!tiendo::printable<int>);
