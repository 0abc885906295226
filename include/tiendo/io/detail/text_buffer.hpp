// tiendo/io/detail/text_buffer.hpp: what is written to a stream, as one text.
#pragma once

#include <cstddef>
#include <ios>
#include <streambuf>
#include <string>
#include <utility>

namespace tiendo::inline v0_1::detail {

/// Collects what is written in one text, which is given away without a copy.
class text_buffer final : public std::streambuf {
 public:
  /// Reserves memory for the whole text, of which `done` of `total` parts of about one length are
  /// written: it is called first before the first part. Memory that is reserved and not used takes
  /// no place.
  void expect(std::size_t done, std::size_t total) {
    if (done == 0) {
      before_parts_ = text_.size();
    } else if (!expected_) {
      expected_ = true;
      text_.reserve(text_.size() + (text_.size() - before_parts_) / done * (total - done) * 5 / 4);
    }
  }

  std::string take() { return std::move(text_); }

 protected:
  std::streamsize xsputn(const char* letters, std::streamsize count) override {
    text_.append(letters, static_cast<std::size_t>(count));
    return count;
  }
  int_type overflow(int_type letter) override {
    if (!traits_type::eq_int_type(letter, traits_type::eof()))
      text_ += traits_type::to_char_type(letter);
    return traits_type::not_eof(letter);
  }

 private:
  std::string text_;
  std::size_t before_parts_ = 0;
  bool expected_ = false;
};

}  // namespace tiendo::inline v0_1::detail
