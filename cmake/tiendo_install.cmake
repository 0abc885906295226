# What `cmake --install` puts where, and what find_package(tiendo COMPONENTS ...) then finds.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/tiendo)
get_property(components GLOBAL PROPERTY tiendo_components)

install(DIRECTORY include/tiendo DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.hpp" PATTERN "*.ipp")
install(DIRECTORY examples/indices DESTINATION ${CMAKE_INSTALL_DATADIR}/tiendo FILES_MATCHING PATTERN "*.toml")
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/licenses/tiendo)

# One export per component, so that find_package(tiendo COMPONENTS measures) needs the packages of
# measures alone.
set(TIENDO_COMPONENT_LINES "")
foreach(component ${components})
  install(TARGETS tiendo_${component} EXPORT tiendo-${component}-targets)
  install(EXPORT tiendo-${component}-targets NAMESPACE tiendo:: DESTINATION ${config_dir})
  get_property(depends GLOBAL PROPERTY tiendo_${component}_depends)
  get_property(packages GLOBAL PROPERTY tiendo_${component}_packages)
  string(REGEX REPLACE "::[A-Za-z0-9_]+" "" packages "${packages}")
  string(APPEND TIENDO_COMPONENT_LINES
    "set(_tiendo_${component}_depends ${depends})\nset(_tiendo_${component}_packages ${packages})\n")
endforeach()
string(REPLACE ";" " " TIENDO_COMPONENT_LINES "${TIENDO_COMPONENT_LINES}")
string(REPLACE ";" " " TIENDO_INSTALLED_COMPONENTS "${components}")
if(TARGET tiendo_header_only)
  install(TARGETS tiendo_header_only EXPORT tiendo-header_only-targets)
  install(EXPORT tiendo-header_only-targets NAMESPACE tiendo:: DESTINATION ${config_dir})
endif()

configure_package_config_file(cmake/tiendo-config.cmake.in tiendo-config.cmake INSTALL_DESTINATION ${config_dir})
write_basic_package_version_file(tiendo-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  ${CMAKE_CURRENT_BINARY_DIR}/tiendo-config.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/tiendo-config-version.cmake
  DESTINATION ${config_dir})
