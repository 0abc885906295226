// The bodies of tiendo/columns.hpp, compiled once.
#include "tiendo/columns/impl/evaluate.ipp"
