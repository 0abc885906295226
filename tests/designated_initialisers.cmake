# g++ names every member that has no initialiser of its own; clang++ does not.
find_program(TIENDO_GXX g++)
if(TIENDO_GXX)
  get_target_property(doctest_headers doctest::doctest INTERFACE_INCLUDE_DIRECTORIES)
  add_test(NAME designated_initialisers
    COMMAND ${TIENDO_GXX} -std=c++20 -fsyntax-only -Wall -Wextra -Werror -I${PROJECT_SOURCE_DIR}/include
            "$<$<BOOL:${doctest_headers}>:-idirafter$<JOIN:${doctest_headers},;-idirafter>>"
            ${CMAKE_CURRENT_LIST_DIR}/designated_initialisers_test.cpp
    COMMAND_EXPAND_LISTS)
endif()
