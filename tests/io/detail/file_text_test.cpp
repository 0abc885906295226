#include "tiendo/io/detail/file_text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#ifndef _WIN32
#include <sys/stat.h>
#endif

#include "support/faults.hpp"
#include "support/files.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/text.hpp"

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("a file is read byte by byte, and one that cannot be read is reported") {
  const support::folder folder;
  diagnostic_collector faults("x");
  CHECK(read_text(folder.write("a.txt", "a\r\nb"), faults) == "a\r\nb");
  CHECK(faults.diagnostics().empty());
  CHECK_FALSE(read_text(folder.path() / "none.txt", faults));
  CHECK_FALSE(read_text(folder.path(), faults));
  CHECK(support::lines_of(faults.diagnostics()) ==
        std::vector<std::string>{"x:0:0 there is no such file", "x:0:0 this is a folder"});
}

TEST_CASE("only a leading byte-order mark is removed") {
  CHECK(without_byte_order_mark("\xEF\xBB\xBF"
                                "a") == "a");
  CHECK(without_byte_order_mark("a\xEF\xBB\xBF") == "a\xEF\xBB\xBF");
  CHECK(without_byte_order_mark("") == "");
}

TEST_CASE("a byte that is not UTF-8 is reported with its column in code points") {
  diagnostic_collector faults("x");
  CHECK(require_utf8("Việt Nam", faults));
  CHECK_FALSE(require_utf8("a\nViệt\xFF", faults));
  CHECK(support::lines_of(faults.diagnostics()) ==
        std::vector<std::string>{"x:2:5 the text is not UTF-8"});
}

TEST_CASE("a file of another format is named, and so is a path that no file can have") {
  const support::folder folder;
  const auto problem_of = [](const std::filesystem::path& path) {
    diagnostic_collector faults("x");
    CHECK_FALSE(read_text(path, faults).has_value());
    REQUIRE(faults.diagnostics().size() == 1);
    return faults.diagnostics().front().problem;
  };
  CHECK(problem_of(folder.write("a.csv", "PK\x03\x04....")) ==
        "the file is an Excel workbook or another ZIP archive, not a text");
  CHECK(problem_of(folder.write("b.csv", "PAR1....")) == "the file is a Parquet file, not a text");
  CHECK(problem_of(folder.write("c.csv", "\x1F\x8B\x08")) ==
        "the file is packed with gzip, not a text");
  CHECK(problem_of(folder.write("d.csv", "\xD0\xCF\x11\xE0....")) ==
        "the file is an old Excel workbook, not a text");
  CHECK(problem_of(std::string("a\0b.csv", 7)) == "the path has a zero byte");
  // Reading the memory of the process from its beginning fails after the file was opened.
  if (std::filesystem::exists("/proc/self/mem"))
    CHECK(problem_of("/proc/self/mem") == "the file cannot be read");
}

TEST_CASE("what is no regular file is refused before it is opened") {
  const auto problem_of = [](const std::filesystem::path& path) {
    diagnostic_collector faults("x");
    CHECK_FALSE(read_text(path, faults).has_value());
    REQUIRE(faults.diagnostics().size() == 1);
    return faults.diagnostics().front().problem;
  };
  const support::folder folder;
  for (const char* device : {"/dev/zero", "/dev/null", "/dev/random", "/dev/tty", "/dev/full"})
    if (std::filesystem::exists(device)) CHECK(problem_of(device) == "this is not a regular file");
#ifndef _WIN32
  const auto pipe = folder.path() / "pipe";  // without a writer, at which opening would wait
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(problem_of(pipe) == "this is not a regular file");
  const auto link = folder.path() / "link";
  std::filesystem::create_symlink(pipe, link);
  CHECK(problem_of(link) == "this is not a regular file");
  const auto circle = folder.path() / "circle";
  std::filesystem::create_symlink(circle, circle);
  CHECK(problem_of(circle) == "the file cannot be read");
  CHECK(problem_of(folder.path() / std::string(5000, 'a')) == "the file cannot be read");
#endif
  CHECK(problem_of("") == "there is no such file");
}

TEST_CASE("a file has at most as many bytes as its kind allows") {
  const support::folder folder;
  const auto path = folder.write("a.txt", std::string(1 << 20, 'a'));
  diagnostic_collector faults("x");
  CHECK(read_text(path, faults, 1 << 20)->size() == 1 << 20);
  CHECK(faults.diagnostics().empty());
  CHECK_FALSE(read_text(path, faults, (1 << 20) - 1));
  CHECK(support::lines_of(faults.diagnostics()) ==
        std::vector<std::string>{"x:0:0 the file has more than 0 MB"});
  // It is refused before it is read, and one that is read has its size as the total.
  std::size_t calls = 0, least = 0;
  const progress report = [&](std::size_t, std::size_t total) {
    least = calls++ == 0 ? total : std::min(least, total);
    return true;
  };
  CHECK_FALSE(read_text(path, faults, (1 << 20) - 1, report));
  CHECK(calls == 0);
  CHECK(read_text(path, faults, 1 << 20, report));
  CHECK(calls > 0);
  CHECK(least >= 1 << 20);
  // A file that grows while it is read has no size beforehand: those of /proc say 0.
  if (std::filesystem::exists("/proc/self/maps")) {
    diagnostic_collector others("x");
    const std::size_t limits_below[] = {0, 1, 7, 15, 16, 22, 23, 100};
    for (const std::size_t most : limits_below)
      CHECK_FALSE(read_text("/proc/self/maps", others, most));
    CHECK(read_text("/proc/self/maps", others)->size() > 100);
    CHECK(others.diagnostics().size() == std::size(limits_below));
  }
}

TEST_CASE("want of memory is a fault of the file, and what a callback throws is passed on") {
  CHECK_THROWS_WITH_AS(within_memory("a.toml", []() -> int { throw std::bad_alloc(); }),
                       doctest::Contains("a.toml: there is not enough memory"), input_error);
  CHECK_THROWS_AS(within_memory("a.toml", []() -> int { throw std::length_error("vector"); }),
                  input_error);
  CHECK_THROWS_AS(within_memory("a.toml", []() -> int { throw std::domain_error("mine"); }),
                  std::domain_error);
  CHECK_THROWS_AS(within_memory("a.toml", []() -> int { throw interrupted(); }), interrupted);
  CHECK(support::faults_of([] {
          within_memory("a.toml", []() -> int { throw std::bad_alloc(); });
        }) == std::vector<std::string>{"a.toml:0:0 there is not enough memory to read the file"});
  CHECK(within_memory("a.toml", [] { return 7; }) == 7);
}

TEST_CASE("a text is checked in parts that keep code points whole") {
  constexpr std::size_t part_bytes = std::size_t{1} << 23;
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, part_bytes - 4, part_bytes - 3, part_bytes - 2,
        part_bytes - 1, part_bytes, part_bytes + 2, 2 * part_bytes}) {
    std::string text(size, 'a');
    text += "ư𝄞";  // of two and of four bytes, across the end of a part
    std::string joined;
    std::size_t parts = 0;
    each_piece(text, {}, [&](std::string_view part) {
      CHECK_FALSE(first_invalid_utf8(part));
      CHECK(part.size() <= part_bytes + 3);  // of a code point of four bytes three may follow
      joined += part;
      ++parts;
    });
    CHECK(joined == text);
    CHECK(parts <= text.size() / part_bytes + 1);
  }
  std::size_t longest = 0;  // where no code point begins
  each_piece(std::string(part_bytes + 9, '\x80'), {},
             [&](std::string_view part) { longest = std::max(longest, part.size()); });
  CHECK(longest == part_bytes + 3);
}

TEST_CASE("what is wrong behind the first part is found there") {
  std::string text((std::size_t{1} << 23) + 10, 'a');
  text += "\nb";
  diagnostic_collector faults("x");
  CHECK_FALSE(require_utf8(text + "\xFF", faults));
  CHECK_FALSE(require_no_zero(text + std::string(2, '\0'), faults));
  CHECK(require_no_zero(text, faults));
  // bytes that continue a code point do not make a part endless
  CHECK_FALSE(require_utf8(std::string(std::size_t{3} << 23, '\x80'), faults));
  CHECK(support::lines_of(faults.diagnostics()) ==
        std::vector<std::string>{"x:2:2 the text is not UTF-8", "x:2:2 the text has a zero byte",
                                 "x:1:1 the text is not UTF-8"});
}

TEST_CASE("reading a file and checking its text is stopped by the callback") {
  const support::folder folder;
  const auto path = folder.write("a.txt", "abc");
  diagnostic_collector faults("x");
  const progress stop = [](std::size_t, std::size_t) { return false; };
  CHECK_THROWS_AS(read_text(path, faults, limits::table_bytes, stop), interrupted);
  CHECK_THROWS_AS(require_utf8("abc", faults, stop), interrupted);
  CHECK_THROWS_AS(require_no_zero("abc", faults, stop), interrupted);
  CHECK(faults.empty());
}

TEST_CASE("a code point at the end of a part stays whole, whatever its bytes") {
  constexpr std::size_t part_bytes = std::size_t{1} << 23;
  for (const std::string letter : {"đ", "ự", "ạ", "𝄞", "😁"})
    for (std::size_t before = 1; before < letter.size(); ++before) {  // bytes of it in the part
      const std::string text = std::string(part_bytes - before, 'a') + letter + "b";
      std::vector<std::size_t> sizes;
      each_piece(text, {}, [&](std::string_view part) { sizes.push_back(part.size()); });
      CHECK(sizes == std::vector<std::size_t>{text.size() - 1, 1});
    }
}
