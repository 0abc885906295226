// tiendo/io/detail/watched_text.hpp: a text as a stream that reports how far it is read.
#pragma once

#include <algorithm>
#include <cstddef>
#include <exception>
#include <ios>
#include <streambuf>
#include <string_view>

#include "tiendo/core/progress.hpp"

namespace tiendo::inline v0_1::detail {

/// The buffer of a stream that gives a text in parts and reports progress before each, for a parser
/// of a library that knows no progress. Such a parser may turn what the callback throws into an
/// exception of its own, so that it is kept here. The text has to outlive the buffer.
class watched_text final : public std::streambuf {
 public:
  watched_text(std::string_view text, const progress& report) : text_(text), report_(report) {}

  /// Throws again what the callback threw, if it threw.
  void rethrow() const {
    if (thrown_) std::rethrow_exception(thrown_);
  }

 protected:
  int_type underflow() override {
    const std::size_t begin = place();
    if (begin == text_.size()) return traits_type::eof();
    try {
      report_progress(report_, begin, text_.size());
    } catch (...) {
      thrown_ = std::current_exception();
      throw;
    }
    constexpr std::size_t part = 65'536;
    give(begin, std::min(begin + part, text_.size()));
    return traits_type::to_int_type(*gptr());
  }

  pos_type seekoff(off_type offset, std::ios_base::seekdir from, std::ios_base::openmode) override {
    const auto base = from == std::ios_base::beg   ? off_type(0)
                      : from == std::ios_base::cur ? static_cast<off_type>(place())
                                                   : static_cast<off_type>(text_.size());
    return seekpos(base + offset, std::ios_base::in);
  }

  pos_type seekpos(pos_type to, std::ios_base::openmode) override {
    if (to < 0 || to > static_cast<off_type>(text_.size())) return pos_type(off_type(-1));
    give(static_cast<std::size_t>(to), static_cast<std::size_t>(to));
    return to;
  }

 private:
  std::size_t place() const { return begin_ + static_cast<std::size_t>(gptr() - eback()); }

  void give(std::size_t begin, std::size_t end) {
    char* const first =
        const_cast<char*>(text_.data());  // which a stream that reads does not change
    begin_ = begin;
    setg(first + begin, first + begin, first + end);
  }

  std::string_view text_;
  const progress& report_;
  std::size_t begin_ = 0;  ///< the place in the text of the part that is given
  std::exception_ptr thrown_ = {};
};

}  // namespace tiendo::inline v0_1::detail
