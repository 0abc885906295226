# What tiendo::tiendo needs. Nothing is downloaded: what is missing is named, with the package that
# brings it.
macro(tiendo_require package debian_package)
  find_package(${package} ${ARGN} QUIET)
  if(NOT ${package}_FOUND)
    message(FATAL_ERROR
      "tiendo needs ${package} ${ARGN}. Debian and Ubuntu: apt-get install ${debian_package}. "
      "Elsewhere install it with your package manager and add its prefix to CMAKE_PREFIX_PATH; "
      "script/bootstrap lists everything that is needed.")
  endif()
endmacro()

tiendo_require(Boost libboost-date-time-dev 1.74)
tiendo_require(fmt libfmt-dev 8)
tiendo_require(Eigen3 libeigen3-dev 3.3)
tiendo_require(tomlplusplus libtomlplusplus-dev 3)
tiendo_require(nlohmann_json nlohmann-json3-dev 3.10)
# Of tiendo::compiled alone.
tiendo_require(TBB libtbb-dev)
tiendo_require(hwy libhwy-dev 1)
