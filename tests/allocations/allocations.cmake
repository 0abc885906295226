# How often the engine asks for memory: a program of its own, since it replaces operator new.
add_executable(tiendo_allocations allocations/counted_allocations.cpp allocations/forecast_allocations.cpp)
target_link_libraries(tiendo_allocations PRIVATE tiendo::tiendo tiendo_warnings doctest::doctest)
target_include_directories(tiendo_allocations PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
add_test(NAME allocations COMMAND tiendo_allocations)
