// tiendo/core/config.hpp: the macro for a compiled or a header-only library.
#pragma once

/// Function bodies that are neither templates nor one-line formulas are in `impl/` beside their
/// header. They are compiled once into the library (`tiendo::tiendo`), or included by the headers
/// if TIENDO_HEADER_ONLY is defined (`tiendo::header_only`).
#ifdef TIENDO_HEADER_ONLY
#define TIENDO_INLINE inline
#else
#define TIENDO_INLINE
#endif
