// The bodies of tiendo/areas.hpp, compiled once.
#include "tiendo/areas/impl/area.ipp"
#include "tiendo/areas/impl/area_history.ipp"
#include "tiendo/areas/impl/name_key.ipp"
#include "tiendo/areas/impl/resolver.ipp"
