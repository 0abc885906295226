// The bodies of tiendo/narrative.hpp, compiled once.
#include "tiendo/narrative/detail/impl/phrases_of.ipp"
#include "tiendo/narrative/impl/describe.ipp"
#include "tiendo/narrative/impl/disagreement.ipp"
#include "tiendo/narrative/impl/explanation.ipp"
#include "tiendo/narrative/impl/narrate.ipp"
#include "tiendo/narrative/impl/phrases.ipp"
#include "tiendo/narrative/impl/readable_number.ipp"
