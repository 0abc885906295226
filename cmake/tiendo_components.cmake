# tiendo_component(name [DEPENDS room...] [PUBLIC package...] [LINKS package...] [HEADERS package...] [SOURCES file...])
#
# Makes tiendo::name, a library of src/name.cpp and SOURCES. Packages that are headers and that only
# its bodies include are no dependency of a consumer.
set_property(GLOBAL PROPERTY tiendo_components "")

function(tiendo_component name)
  cmake_parse_arguments(PARSE_ARGV 1 part "" "" "DEPENDS;PUBLIC;LINKS;HEADERS;SOURCES")
  if(NOT name IN_LIST TIENDO_WANTED_COMPONENTS)
    return()
  endif()
  set(target tiendo_${name})
  add_library(${target} STATIC ${name}.cpp ${part_SOURCES})
  add_library(tiendo::${name} ALIAS ${target})
  list(TRANSFORM part_DEPENDS PREPEND tiendo:: OUTPUT_VARIABLE rooms)
  target_link_libraries(${target} PUBLIC ${rooms} ${part_PUBLIC} PRIVATE ${part_LINKS} $<BUILD_INTERFACE:tiendo_warnings>)
  foreach(package ${part_HEADERS})
    target_include_directories(${target} SYSTEM PRIVATE
      $<BUILD_INTERFACE:$<TARGET_PROPERTY:${package},INTERFACE_INCLUDE_DIRECTORIES>>)
  endforeach()
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_include_directories(${target}
    PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:include>
    PRIVATE ${PROJECT_SOURCE_DIR}/src/kernels)  # a kernel includes itself, once per instruction set
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name} POSITION_INDEPENDENT_CODE ON)
  if(NOT PROJECT_IS_TOP_LEVEL)
    set_target_properties(${target} PROPERTIES EXCLUDE_FROM_ALL ON)
  endif()
  set_property(GLOBAL APPEND PROPERTY tiendo_components ${name})
  set_property(GLOBAL PROPERTY tiendo_${name}_depends ${part_DEPENDS})
  set_property(GLOBAL PROPERTY tiendo_${name}_packages ${part_PUBLIC} ${part_LINKS})
endfunction()
