# Counts the memory allocations of the engine, in a separate program because it replaces operator new.
add_executable(tiendo_allocations allocations/counted_allocations.cpp allocations/forecast_allocations.cpp)
target_link_libraries(tiendo_allocations PRIVATE tiendo::tiendo tiendo_warnings doctest::doctest)
target_include_directories(tiendo_allocations PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
add_test(NAME allocations COMMAND tiendo_allocations)

# The same for the growth of everything that has rows.
add_executable(tiendo_scale allocations/counted_allocations.cpp allocations/scale_allocations.cpp)
target_link_libraries(tiendo_scale PRIVATE tiendo::tiendo tiendo_warnings doctest::doctest fmt::fmt)
target_include_directories(tiendo_scale PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
add_test(NAME scale COMMAND tiendo_scale)
