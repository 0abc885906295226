// The bodies of tiendo/model.hpp, compiled once.
#include "tiendo/model/detail/impl/rule_check.ipp"
#include "tiendo/model/impl/observation.ipp"
#include "tiendo/model/impl/observation_check.ipp"
#include "tiendo/model/impl/programme.ipp"
#include "tiendo/model/impl/programme_check.ipp"
#include "tiendo/model/impl/rule.ipp"
#include "tiendo/model/impl/vintage.ipp"
