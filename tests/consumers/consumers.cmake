# Consumers that are built outside of this tree: with find_package after an install, and with
# add_subdirectory.
set(stage ${CMAKE_CURRENT_BINARY_DIR}/stage)
set(hcmc ${PROJECT_SOURCE_DIR}/examples/hcmc)

add_test(NAME install COMMAND ${CMAKE_COMMAND} --install ${PROJECT_BINARY_DIR} --prefix ${stage})
set_tests_properties(install PROPERTIES FIXTURES_SETUP installed)

function(add_consumer name source)
  add_test(NAME consumer.${name}
    COMMAND ${CMAKE_CTEST_COMMAND}
      --build-and-test ${source} ${CMAKE_CURRENT_BINARY_DIR}/consumers/${name}
      --build-generator ${CMAKE_GENERATOR}
      --build-options -DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER} -DCMAKE_PREFIX_PATH=${stage}
                      -DTIENDO_TREE=${PROJECT_SOURCE_DIR}
      --test-command ${ARGN})
  set_tests_properties(consumer.${name} PROPERTIES FIXTURES_REQUIRED installed)
endfunction()

add_consumer(find_package ${PROJECT_SOURCE_DIR}/examples/city_application
  ${CMAKE_CURRENT_BINARY_DIR}/consumers/find_package/city_application
  ${hcmc}/programme.toml ${hcmc}/observations.csv)
add_consumer(find_package_compiled ${CMAKE_CURRENT_LIST_DIR}/compiled
  ${CMAKE_CURRENT_BINARY_DIR}/consumers/find_package_compiled/consumer)
add_consumer(find_package_measures ${CMAKE_CURRENT_LIST_DIR}/measures
  ${CMAKE_CURRENT_BINARY_DIR}/consumers/find_package_measures/consumer)
add_consumer(add_subdirectory ${CMAKE_CURRENT_LIST_DIR}/add_subdirectory
  ${CMAKE_CURRENT_BINARY_DIR}/consumers/add_subdirectory/consumer)
