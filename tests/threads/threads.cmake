# The engine of forecasts on many threads, for ThreadSanitizer: script/test builds it with the preset tsan. It has no test
# framework and no test of its own elsewhere, so that the sanitizer sees nothing but the engine.
add_executable(tiendo_thread_tests EXCLUDE_FROM_ALL threads/forecast_threads.cpp)
target_link_libraries(tiendo_thread_tests PRIVATE tiendo::forecast tiendo_warnings)
