// tiendo/core/detail/already_checked.hpp: the mark of parts that have been checked.
#pragma once

namespace tiendo::inline v0_1::detail {

/// The first argument of a constructor whose parts have been checked by `diagnostics_of` and have
/// no error, so that it does not check them again. For readers, which check the parts of a file to
/// report the positions of errors, and then make the object from them.
struct already_checked {};

}  // namespace tiendo::inline v0_1::detail
