#include "tiendo/io/detail/toml_scan.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/faults.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/text.hpp"
#include "tiendo/io/limits.hpp"

using namespace tiendo;
using namespace tiendo::detail;

namespace {

using lines = std::vector<std::string>;

lines refused(std::string_view text) {
  toml_outline outline;
  diagnostic_collector faults("x");
  const bool accepted = scan_toml(text, outline, faults);
  CHECK(accepted == faults.diagnostics().empty());
  return support::lines_of(faults.diagnostics());
}

std::string repeated(std::size_t n, const std::string& part) {
  std::string text;
  for (std::size_t i = 0; i < n; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("headers are found with their lines, and not in texts and comments") {
  toml_outline outline;
  diagnostic_collector faults("x");
  const std::string text = R"(a = """
[no]
\""""""
# [no]
b = [
[1],
]
[one]
 c = '''
[no]'''
[[ two ]] # x
[two.x."[y]"]
['q']
d = '\'
[[e]])";
  REQUIRE(scan_toml(text, outline, faults));
  REQUIRE(outline.headers.size() == 5);
  const auto& h = outline.headers;
  CHECK(h[0].first == "one");
  CHECK(h[0].line == 8);
  CHECK(text.substr(h[0].begin, 5) == "[one]");
  CHECK_FALSE(h[0].list);
  CHECK(h[1].first == "two");
  CHECK(h[1].list);
  CHECK(h[1].line == 11);
  CHECK(h[2].parts == 3);
  CHECK(h[3].first.empty());
  CHECK(h[4].first == "e");
  CHECK(h[4].line == 15);
  CHECK(outline.unescaped.empty());
}

TEST_CASE("a header begins with a name") {
  const lines expected{"x:1:3 a name is missing behind the bracket"};
  CHECK(refused("[[[act]]\n") == expected);
  CHECK(refused("[[.act]]\n") == expected);
  CHECK(refused("[[=]]\n") == expected);
  CHECK(refused("[[,a]]\n") == expected);
  CHECK(refused("[[\n") == expected);
  CHECK(refused("[[") == expected);
  CHECK(refused("[[$a]]") == expected);
  CHECK(refused("[ [[act]]\n") == lines{"x:1:4 a name is missing behind the bracket"});
  CHECK(refused("a = 1\n  [[[act]]]") == lines{"x:2:5 a name is missing behind the bracket"});
  CHECK(refused("[[ act ]]\n[act.\"x\"]\n[-]\n[_]\n['x']\n").empty());
  // The letters of a name without quotes by TOML 1.0: A to Z, a to z, 0 to 9, '_' and '-'.
  for (const char letter : {'A', 'B', 'Y', 'Z', 'a', 'b', 'y', 'z', '0', '1', '8', '9', '_', '-'})
    CHECK(refused(std::string("[") + letter + "]").empty());
  for (const char other : {'@', '[', '`', '{', '/', ':', '^', ',', '.', '+', '=', '\\'})
    CHECK(refused(std::string("[[") + other + "]]") == expected);
}

TEST_CASE("keys, lists and tables are not nested deeper than the limit, however they are written") {
  const std::string problem = " keys, tables and lists are nested more than 32 deep";
  const auto deep = [&](const std::string& text) {
    const lines found = refused(text);
    return found.size() == 1 && found[0].ends_with(problem);
  };
  CHECK(refused("a" + repeated(31, ".a") + " = 1").empty());
  CHECK(refused("a" + repeated(32, ".a") + " = 1") == lines{"x:1:64" + problem});
  CHECK(deep("a" + repeated(2'000'000, ".a") + " = 1"));
  CHECK(deep("a" + repeated(40, " . \"a\"") + " = 1"));
  CHECK(deep("[a" + repeated(40, ".a") + "]"));
  CHECK(deep("[[a" + repeated(40, ".a") + "]]"));
  CHECK(deep("a = " + repeated(40, "[")));
  CHECK(deep("a = " + repeated(40, "{ a = ")));
  CHECK(deep("a = " + repeated(1'000'000, "[")));
  CHECK(deep("[a" + repeated(10, ".a") + "]\na" + repeated(10, ".a") + " = " + repeated(12, "[")));
  CHECK(deep("a = [\n# [\n{ a" + repeated(29, ".a") + " = 1 } ]"));
  // The levels by `limits::toml_depth`: a part of a key is one, and so is an element of a list, a
  // list or an inline table.
  CHECK(refused("a = " + repeated(31, "[")).empty());
  CHECK(deep("a = " + repeated(32, "[")));
  CHECK(refused(repeated(16, "a = { ")).empty());
  CHECK(deep(repeated(17, "a = { ")));
  CHECK(refused("a = { b = [" + repeated(28, "[")).empty());
  CHECK(deep("a = { b = [" + repeated(29, "[")));
  CHECK(refused("[a" + repeated(31, ".a") + "]").empty());
  CHECK(deep("[a" + repeated(32, ".a") + "]"));
  CHECK(refused("[a]\nb" + repeated(30, ".a") + " = 1").empty());
  CHECK(deep("[a]\nb" + repeated(31, ".a") + " = 1"));
  CHECK(refused("[[a]]\nb" + repeated(29, ".a") + " = 1").empty());
  CHECK(deep("[[a]]\nb" + repeated(30, ".a") + " = 1"));
  // What is quoted or in a comment is not nested, and what is closed is left.
  CHECK(refused("a = \"" + repeated(99, "[.") + "\" # " + repeated(99, "[")).empty());
  CHECK(refused("a = [" + repeated(99, "[1.5, 2.5], ") + "]").empty());
  CHECK(refused(repeated(99, "[a.b]\nc.d = { e.f = [1] }\n")).empty());
}

TEST_CASE("every letter outside of quotes is refused with its place") {
  CHECK(refused("name = ương") ==
        lines{"x:1:8 the character 'ư' (U+01B0) stands outside of quotes"});
  for (char32_t code = 0x80; code < 0x3000; ++code) {
    std::string letter;
    append_code_point(letter, code);
    CHECK(refused("a = " + letter).size() == 1);
  }
  CHECK(refused("tên = 1").size() == 1);
  CHECK(refused("[phường]").size() == 1);
  CHECK(refused("a = [1, ư]").size() == 1);
  CHECK(refused("a = 1\xC2\xA0") ==
        lines{"x:1:6 the character '\xC2\xA0' (U+00A0) stands outside of quotes"});
  CHECK(refused("a = \"đ\" đ") ==
        lines{"x:1:9 the character 'đ' (U+0111) stands outside of quotes"});
  CHECK(refused("\"tên\" = 'đ' # đ\n[\"phường\"]\na = [\"\"\"đ\"\"\", '''đ'''] # đ").empty());
}

TEST_CASE("what only a wrong text has, and the parser takes for granted, is refused") {
  CHECK(refused("a = [ }") == lines{"x:1:7 '}' stands where '[' is closed"});
  CHECK(refused("a = { b = [1, 2 } ]") == lines{"x:1:17 '}' stands where '[' is closed"});
  CHECK(refused("a = 1\"đ\"") == lines{"x:1:6 \" stands within a text without quotes"});
  CHECK(refused("a = 1[[\"\"\"đ") == lines{"x:1:6 [ stands within a text without quotes"});
  CHECK(refused("a\"đ\" = 1") == lines{"x:1:2 \" stands within a text without quotes"});
  CHECK(refused("a = 1{") == lines{"x:1:6 { stands within a text without quotes"});
  CHECK(refused("a = \"\\đ\"") == lines{"x:1:7 the backslash escapes no character"});
}

TEST_CASE("a letter behind a continued line is marked to be escaped") {
  toml_outline outline;
  diagnostic_collector faults("x");
  const std::string blanks = "  ";  // behind a backslash, where they are allowed
  const std::string text = "a = \"\"\"\\" + blanks + R"(

  ương"""
b = """a\
đ"""
c = '''\
đ'''
)";
  REQUIRE(scan_toml(text, outline, faults));
  CHECK(outline.unescaped.size() == 2);
  CHECK(escaped(text, outline.unescaped) == "a = \"\"\"\\" + blanks + R"(

  \U000001B0ơng"""
b = """a\
\U00000111"""
c = '''\
đ'''
)");
}

TEST_CASE("a text of several lines may end after a backslash at the end of a line") {
  for (const char* text :
       {"a = \"\"\"b\\\n  \"\"\"\n[one]\n", "a = \"\"\"b\\\n  \\\"\"\"\"\n[one]\n"}) {
    toml_outline outline;
    diagnostic_collector faults("x");
    CHECK(scan_toml(text, outline, faults));
    REQUIRE(outline.headers.size() == 1);  // what follows is outside of the text
    CHECK(outline.headers[0].first == "one");
  }
}

TEST_CASE("behind a comma a list counts no part of a key, and an inline table the next key") {
  const auto found = [](const std::string& text) { return refused(text).size(); };
  // a, its list and 30 lists within each other are 32 levels
  CHECK(found("a = [1, " + repeated(30, "[") + repeated(31, "]")) == 0);
  CHECK(found("a = [1, " + repeated(31, "[") + repeated(32, "]")) == 1);
  // each table has two levels, its key and itself, whichever of the keys it is
  for (const std::string before : {"", "b = 1, ", "b = [1], ", "b = { c = 1 }, ", "b.c = 1, "}) {
    INFO(before);
    const std::string table = "{ " + before + "a = ";
    CHECK(found("a = " + repeated(15, table) + "{}" + repeated(15, " }")) == 0);
    CHECK(found("a = " + repeated(16, table) + "{}" + repeated(16, " }")) == 1);
    CHECK(found("a = { " + before + "a" + repeated(29, ".a") + " = 1 }") == 0);
    CHECK(found("a = { " + before + "a" + repeated(30, ".a") + " = 1 }") == 1);
  }
}

TEST_CASE("a comment behind the end of a text is none of it") {
  toml_outline outline;
  diagnostic_collector faults("x");
  CHECK(scan_toml(std::string_view("a = 1\n#[b]").substr(0, 6), outline, faults));
  CHECK(outline.headers.empty());
}

TEST_CASE("a header has at most as many parts as there are levels") {
  CHECK(refused("[a" + repeated(31, ".a") + "]").empty());
  CHECK(refused("[a" + repeated(32, ".a") + "]") ==
        lines{"x:1:65 keys, tables and lists are nested more than 32 deep"});
  CHECK(refused("[a" + repeated(15, ".a") + "]\na" + repeated(15, ".a") + " = 1").empty());
  CHECK(refused("[a" + repeated(15, ".a") + "]\na" + repeated(16, ".a") + " = 1").size() == 1);
}

TEST_CASE("a quoted text ends where TOML says") {
  // What is still within the text may have letters; what stands behind it may not.
  for (const char* text :
       {R"(a = "b\"đ")", R"(a = "\\\"đ")", R"(a = """b\"""đ""" # the first of three is escaped)",
        R"(a = """b""" # đ)", R"(a = """b"""" # đ)", R"(a = """b""""" # đ)", R"(a = '\' # đ)",
        R"(a = "\ đ" # for the parser to refuse)", R"(a = """b"""""" đ" # a sixth one begins)"}) {
    INFO(text);
    CHECK(refused(text).empty());
  }
  for (const char* text : {R"(a = "b\\"đ)", R"(a = """b"""đ)", R"(a = """b""""đ)",
                           R"(a = """b"""""đ)", R"(a = '\'đ)", R"(a = "\ " đ)"}) {
    INFO(text);
    CHECK(refused(text).size() == 1);
  }
  // A text of one line ends with it, also where a backslash is its last character.
  for (const char* text : {"a = \"b\n[one]\n", "a = \"b\\\n[one]\n", "a = \"b\\ \n[one]\n",
                           "a = 'b\n[one]\n", "a = 'b\\\n[one]\n"}) {
    INFO(text);
    toml_outline outline;
    diagnostic_collector faults("x");
    CHECK(scan_toml(text, outline, faults));
    REQUIRE(outline.headers.size() == 1);
    CHECK(outline.headers[0].line == 2);
  }
}

TEST_CASE("nothing behind the end of a text is looked at") {
  const auto cut = [](const std::string& text, std::size_t left_out) {
    return refused(std::string_view(text).substr(0, text.size() - left_out));
  };
  CHECK(cut("[\"", 1) == refused("["));
  CHECK(cut("[[\"", 1) == refused("[["));
  CHECK(cut("a = \"\"\"\\đ", 2).empty());
  CHECK(cut("a = 1đ", 2).empty());
  CHECK(cut("a = \"b\"đ", 2).empty());
}

TEST_CASE(
    "progress is reported once for 256 kB, whatever they hold, and the callback can stop it") {
  using calls = std::vector<std::pair<std::size_t, std::size_t>>;
  const auto reported = [](const std::string& text) {
    calls found;
    toml_outline outline;
    diagnostic_collector faults("x");
    CHECK(scan_toml(text, outline, faults, [&](std::size_t done, std::size_t total) {
      found.emplace_back(done, total);
      return true;
    }));
    return found;
  };
  CHECK(reported("") == calls{{0, 0}});
  // 80,000 lines of 8 bytes. A statement ends before its line end: the first place from 262,144 on
  // is 7 bytes behind line 32,768, and the second one is exactly 262,144 bytes further.
  CHECK(reported(repeated(80'000, "abc = 1\n")) ==
        calls{{0, 640'000}, {262'151, 640'000}, {524'295, 640'000}});
  // Within one value a line is reported after its end.
  const calls one_value{{0, 640'000}, {262'144, 640'000}, {524'288, 640'000}};
  CHECK(reported("ab = [ \n" + repeated(79'998, "1, 2, 3\n") + "      ]\n") == one_value);
  CHECK(reported("a = \"\"\"\n" + repeated(79'998, "1, 2, 3\n") + "    \"\"\"\n") == one_value);
  const auto stopped = [](const std::string& text) {
    toml_outline outline;
    diagnostic_collector faults("x");
    scan_toml(text, outline, faults, [](std::size_t done, std::size_t) { return done == 0; });
  };
  CHECK_THROWS_AS(stopped(repeated(80'000, "abc = 1\n")), interrupted);
  CHECK_THROWS_AS(stopped("a = \"\"\"\n" + repeated(80'000, "1, 2, 3\n")), interrupted);
}

TEST_CASE("within a value a point belongs to a number, behind which no text begins") {
  // U+FEFA stands at the end of a table of the parser, which it reads beyond in a number.
  for (const char* text : {"a = -.'\uFEFA'", "a = 1.\"\uFEFA\"", "a = 2020-01-01T00:00:00.'\uFEFA'",
                           "a = [1, .'\uFEFA']", "a = { b = 5.'\uFEFA' }", "a = -.['\uFEFA']",
                           "a = { b = 1, c = .{ 'd\uFEFA' = 1 } }", "a = [{ b = 1 }, 2.'\uFEFA']",
                           "a = { b.c = 1.'\uFEFA' }", "a = {}.'\uFEFA'", "a = [{}.'\uFEFA']"}) {
    INFO(text);
    const auto found = refused(text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].ends_with("stands within a text without quotes"));
  }
  for (const char* text :
       {"a.'\uFEFA' = 1", "'\uFEFA'.\"x=y\".'\uFEFA' = 1", "a = { b.'\uFEFA' = 1, c.'\uFEFA' = 2 }",
        "a = [{ b.'\uFEFA' = 1 }, { c = 1, d.'\uFEFA' = 2 }]", "a = [1.5, '\uFEFA']",
        "a = 1.5\n[b.'\uFEFA']\nc.'\uFEFA' = 2.5\n"}) {
    INFO(text);
    CHECK(refused(text).empty());
  }
  // nor does a value go on behind another equals sign, which ends no number for the parser
  for (const char* text :
       {"a = 1='\uFEFA'", "a = 1 = '\uFEFA'", "a = = '\uFEFA'", "a = [1='\uFEFA']",
        "a = { b = 1='\uFEFA' }", "a = { b = 1, c = 2=\"\uFEFA\" }", "a = [{ b = 1 }, 2='\uFEFA']",
        "a = \"b\" = '\uFEFA'", "a = {}='\uFEFA'"}) {
    INFO(text);
    const auto found = refused(text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].find("'=' stands within a value") != std::string::npos);
  }
  CHECK(refused("a = '='\nb = [\"=\", '''\n=''']  # =\n[c]\nd = { e = '=', f = [{ g = 1 }] }\n")
            .empty());
  // the points of numbers are no parts of a key
  CHECK(refused("a" + repeated(31, ".a") + " = 1.5").empty());
  CHECK(refused("a" + repeated(31, ".a") + " = 2020-01-01T00:00:00.5").empty());
  CHECK(refused("a" + repeated(32, ".a") + " = 1").size() == 1);
}
