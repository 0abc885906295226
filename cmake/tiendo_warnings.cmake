# tiendo_warnings: what our own targets are compiled with; never exported to a consumer. Warnings are
# errors in our own presets and scripts alone, so that a new compiler breaks nobody's build.
add_library(tiendo_warnings INTERFACE)
target_compile_options(tiendo_warnings INTERFACE
  $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-Wall;-Wextra;-Wconversion;-Wshadow>
  $<$<BOOL:${TIENDO_WERROR}>:-Werror>)
