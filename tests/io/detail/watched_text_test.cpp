#include "tiendo/io/detail/watched_text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <istream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "tiendo/core/error.hpp"
#include "tiendo/io/programme_toml.hpp"

using namespace tiendo;
using tiendo::detail::watched_text;

TEST_CASE("a watched text is read as it is, from any place") {
  for (const std::size_t size : {0u, 1u, 65'535u, 65'536u, 65'537u, 200'000u}) {
    std::string text(size, 'a');
    for (std::size_t i = 0; i < size; i += 97) text[i] = static_cast<char>('b' + i % 20);
    const progress none;
    watched_text buffer(text, none);
    std::istream stream(&buffer);
    CHECK(std::string(std::istreambuf_iterator<char>(stream), {}) == text);
    for (const std::size_t place : {std::size_t{0}, size / 2, size}) {
      stream.clear();
      stream.seekg(static_cast<std::streamoff>(place));
      CHECK(stream.tellg() == static_cast<std::streamoff>(place));
      if (place < size) CHECK(stream.peek() == text[place]);
      CHECK(std::string(std::istreambuf_iterator<char>(stream), {}) == text.substr(place));
    }
    stream.clear();
    stream.seekg(0, std::ios_base::end);
    CHECK(stream.tellg() == static_cast<std::streamoff>(size));
    stream.seekg(-static_cast<std::streamoff>(size / 3), std::ios_base::end);
    CHECK(stream.tellg() == static_cast<std::streamoff>(size - size / 3));
    stream.seekg(static_cast<std::streamoff>(size / 4), std::ios_base::cur);
    CHECK(stream.tellg() == static_cast<std::streamoff>(size - size / 3 + size / 4));
    CHECK(buffer.pubseekpos(static_cast<std::streamoff>(size) + 1) == std::streamoff(-1));
  }
}

TEST_CASE("what the callback throws is kept") {
  const std::string text(10, 'a');
  const progress stop = [](std::size_t, std::size_t) { return false; };
  watched_text buffer(text, stop);
  std::istream stream(&buffer);
  CHECK_NOTHROW(buffer.rethrow());
  CHECK(stream.get() == std::istream::traits_type::eof());
  CHECK_THROWS_AS(buffer.rethrow(), interrupted);
}

TEST_CASE("a programme in another form than lists of tables is stopped within the parser") {
  std::string text = "format = 1\nextends = [\n";
  while (text.size() < 400'000) text += "\"other.toml\",\n";
  text += "]\n";
  std::size_t furthest = 0;
  const progress report = [&](std::size_t done, std::size_t total) {
    if (total == text.size()) furthest = std::max(furthest, done);
    return true;
  };
  CHECK_THROWS_AS(parse_programme({{"p.toml", text}}, report), input_error);
  CHECK(furthest > text.size() / 2);
  std::size_t calls = 0;
  const progress stop = [&](std::size_t, std::size_t) -> bool {
    if (++calls > 5) throw std::runtime_error("of the caller");
    return true;
  };
  CHECK_THROWS_WITH_AS(parse_programme({{"p.toml", text}}, stop), "of the caller",
                       std::runtime_error);
}
