# The programs of benchmarks/ that no other target builds: those that learn constants, which use the headers alone, and
# the benchmarks of the single kernels.
if(TIENDO_TEST_HEADER_ONLY)
  file(GLOB learners CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/benchmarks/learn/*.cpp)
  foreach(learner ${learners})
    get_filename_component(name ${learner} NAME_WE)
    add_test(NAME ${name}
      COMMAND ${CMAKE_CXX_COMPILER} -std=c++20 -fsyntax-only -DTIENDO_HEADER_ONLY -Iinclude -Ibenchmarks/learn
              "-isystem$<JOIN:$<TARGET_PROPERTY:Eigen3::Eigen,INTERFACE_INCLUDE_DIRECTORIES>,;-isystem>" ${learner}
      WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} COMMAND_EXPAND_LISTS)
  endforeach()
else()
  find_package(benchmark QUIET)
  if(benchmark_FOUND)
    add_library(tiendo_kernel_benchmarks OBJECT ${PROJECT_SOURCE_DIR}/benchmarks/kernels/kernels.cpp)
    target_link_libraries(tiendo_kernel_benchmarks PRIVATE tiendo::tiendo benchmark::benchmark hwy::hwy)
    target_include_directories(tiendo_kernel_benchmarks PRIVATE ${PROJECT_SOURCE_DIR}/src/kernels)
  endif()
endif()
