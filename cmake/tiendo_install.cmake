# What `cmake --install` puts where, and what find_package(tiendo) then finds.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

install(DIRECTORY include/tiendo DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp")
install(DIRECTORY examples/indices DESTINATION ${CMAKE_INSTALL_DATADIR}/tiendo FILES_MATCHING PATTERN "*.toml")
install(TARGETS tiendo tiendo_compiled EXPORT tiendo-targets)
install(EXPORT tiendo-targets NAMESPACE tiendo:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/tiendo)

configure_package_config_file(cmake/tiendo-config.cmake.in tiendo-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/tiendo)
write_basic_package_version_file(tiendo-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  ${CMAKE_CURRENT_BINARY_DIR}/tiendo-config.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/tiendo-config-version.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/tiendo)
