#include "tiendo/io/detail/text_buffer.hpp"

#include <doctest/doctest.h>

#include <ostream>
#include <string>

using tiendo::detail::text_buffer;

TEST_CASE("what is written to a stream is one text") {
  text_buffer buffer;
  std::ostream out(&buffer);
  out << "a" << 17;
  out.put('\n');
  out.write("Việt", 6);
  CHECK(buffer.take() == "a17\nViệt");
}

TEST_CASE("memory is reserved once for all parts, with a quarter more than the first ones need") {
  text_buffer buffer;
  std::ostream out(&buffer);
  out << std::string(1000, 'x');
  buffer.expect(0, 1000);
  out << std::string(1000, 'y');  // ten parts of 100 bytes; the other 990 need 99,000
  buffer.expect(10, 1000);
  out << std::string(10'000, 'z');
  buffer.expect(20, 1000);  // by these parts it would be far more
  const std::size_t expected = 2000 + 99'000 + 99'000 / 4;
  const std::string text = buffer.take();
  CHECK(text.size() == 12'000);
  CHECK(text.capacity() >= expected);
  CHECK(text.capacity() < expected + 1000);
}

TEST_CASE("memory is reserved by the length of the first parts, not by what stands before them") {
  text_buffer buffer;
  std::ostream out(&buffer);
  out << std::string(1'000'000, 'x');
  buffer.expect(0, 1000);
  out << std::string(100, 'y');
  buffer.expect(10, 1000);
  buffer.expect(20, 1000);
  const std::string text = buffer.take();
  CHECK(text.size() == 1'000'100);
  CHECK(text.capacity() >= 1'000'100 + 10 * 990);
  CHECK(text.capacity() < 2'100'000);
}
