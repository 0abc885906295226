# tiendo_warnings: what our own targets are compiled with; never exported to a consumer. Warnings are
# errors in our own presets and scripts alone, so that a new compiler breaks nobody's build.
add_library(tiendo_warnings INTERFACE)
target_compile_options(tiendo_warnings INTERFACE
  $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-Wall;-Wextra;-Wconversion;-Wshadow>
  # g++ 12 at -O3 takes members of a temporary aggregate for uninitialised, and "text" + string for
  # an overlapping copy (its bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-restrict>
  $<$<BOOL:${TIENDO_WERROR}>:-Werror>)
