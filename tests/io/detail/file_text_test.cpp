#include "tiendo/io/detail/file_text.hpp"

#include <doctest/doctest.h>

#include "support/faults.hpp"
#include "support/files.hpp"

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
