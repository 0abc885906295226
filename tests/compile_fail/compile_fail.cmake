# Each file compiles as it is, and does not with MUST_NOT_COMPILE: what fails is that one line.
file(GLOB cases CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.cpp)
get_target_property(eigen Eigen3::Eigen INTERFACE_INCLUDE_DIRECTORIES)
set(compile ${CMAKE_CXX_COMPILER} -std=c++20 -fsyntax-only -DFMT_HEADER_ONLY -I${PROJECT_SOURCE_DIR}/include
    -isystem ${eigen})
foreach(case ${cases})
  get_filename_component(name ${case} NAME_WE)
  add_test(NAME compiles.${name} COMMAND ${compile} ${case})
  add_test(NAME does_not_compile.${name} COMMAND ${compile} -DMUST_NOT_COMPILE ${case})
  set_tests_properties(does_not_compile.${name} PROPERTIES WILL_FAIL TRUE)
endforeach()
