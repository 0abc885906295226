# The shape of the tree, and the umbrella headers, each compiled alone. (Every other header is
# compiled alone by its test, which includes it first; check_architecture.py sees to that.)
find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME architecture
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/check_architecture.py ${PROJECT_SOURCE_DIR})

file(GLOB umbrellas CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/include/tiendo/*.hpp)
foreach(umbrella ${umbrellas})
  get_filename_component(name ${umbrella} NAME_WE)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/umbrella/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "#include \"${umbrella}\"\n#include \"${umbrella}\"\n")
  list(APPEND umbrella_sources ${source})
endforeach()
add_library(tiendo_umbrellas OBJECT ${umbrella_sources})
target_link_libraries(tiendo_umbrellas PRIVATE tiendo::tiendo tiendo_warnings)

# The words that were given up stay out of the tree, and docs/api.md lists what may be called.
add_test(NAME names
  COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tests/names/check_names.py ${PROJECT_SOURCE_DIR})
