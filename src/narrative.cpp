// The bodies of tiendo/narrative.hpp, compiled once.
#include "tiendo/narrative/impl/disagreement.ipp"
#include "tiendo/narrative/impl/explanation.ipp"
#include "tiendo/narrative/impl/wording.ipp"
