// tiendo/core/config.hpp: whether bodies of functions are compiled into the library or included.
#pragma once

/// Bodies that are neither templates nor one-line formulas stand in `impl/` beside their header.
/// They are compiled once into the library (`tiendo::tiendo`), or included by the headers where
/// TIENDO_HEADER_ONLY is defined (`tiendo::header_only`).
#ifdef TIENDO_HEADER_ONLY
#define TIENDO_INLINE inline
#else
#define TIENDO_INLINE
#endif
