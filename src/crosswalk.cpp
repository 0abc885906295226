// The bodies of tiendo/crosswalk.hpp, compiled once.
#include "tiendo/crosswalk/impl/connected_component.ipp"
#include "tiendo/crosswalk/impl/history.ipp"
#include "tiendo/crosswalk/impl/reform.ipp"
#include "tiendo/crosswalk/impl/transfer.ipp"
#include "tiendo/crosswalk/impl/transfer_ratio.ipp"
