"""Mutants of a room of the C++ library, all in one program: `mutate.py ROOM SECONDS BUILD ROOT`.

1. libclang finds operators, constants, calls and results in the bodies of a room; each is replaced by a switch
   (tests/mutation/mutation.hpp) that behaves otherwise where its mutant is chosen. What is evaluated by the compiler
   (constexpr, case labels, template arguments) is left alone.
2. The room is compiled once with all switches; mutants that do not compile are taken out.
3. The room's tests run once without a mutant, which says which switches are asked at all, and then once for each of
   these mutants, in an order that depends on their texts alone, until the time is over. The few cases that take most
   of the time run last, for the mutants alone that all others leave.

A mutant that no test notices survives. tests/mutation/survivors.txt says why each of them may; the program leaves with
1 where one is not listed, or where a listed one is noticed.

It needs Python's libclang of the system (python3-clang) and the libraries of BUILD (cmake --preset mutation).
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clang.cindex import Config, Cursor, CursorKind, Index, TranslationUnit, TypeKind

# The files that are mutated, and the tests that have to notice.
ROOMS: dict[str, tuple[list[str], list[str]]] = {
    "measures": (
        ["include/tiendo/measures/**/*.ipp", "include/tiendo/measures/**/*.hpp"],
        ["tests/measures/**/*_test.cpp"],
    ),
    "assessment": (["include/tiendo/assessment/**/*.ipp"], ["tests/assessment/**/*_test.cpp", "tests/hcmc/*_test.cpp"]),
    "readers": (
        [
            "include/tiendo/io/detail/impl/*.ipp",
            "include/tiendo/io/detail/*.hpp",
            "include/tiendo/io/impl/*_csv.ipp",
            "include/tiendo/io/impl/*_toml.ipp",
            "include/tiendo/io/impl/inputs.ipp",
        ],
        ["tests/io/**/*_test.cpp"],
    ),
}
SOURCE = {"measures": "measures", "assessment": "assessment", "readers": "io"}  # in src

OPERATORS = {
    "<": ("less", "<="), "<=": ("at_most", "<"), ">": ("greater", ">="), ">=": ("at_least", ">"), "==": ("equal", "!="),
    "!=": ("unequal", "=="), "+": ("plus", "-"), "-": ("minus", "+"), "*": ("times", "/"), "/": ("over", "*"),
}  # fmt: skip
ASSIGNMENTS = {"=", "+=", "-=", "*=", "/="}
# Kinds below which the compiler evaluates, or which are no code.
SKIPPED = {
    CursorKind.STATIC_ASSERT, CursorKind.ENUM_DECL, CursorKind.TEMPLATE_TYPE_PARAMETER,
    CursorKind.TEMPLATE_NON_TYPE_PARAMETER, CursorKind.ALIGNED_ATTR, CursorKind.TYPE_ALIAS_DECL,
    CursorKind.TYPEDEF_DECL,
}  # fmt: skip
ARITHMETIC = {
    TypeKind.BOOL, TypeKind.CHAR_U, TypeKind.UCHAR, TypeKind.USHORT, TypeKind.UINT, TypeKind.ULONG, TypeKind.ULONGLONG,
    TypeKind.CHAR_S, TypeKind.SCHAR, TypeKind.SHORT, TypeKind.INT, TypeKind.LONG, TypeKind.LONGLONG, TypeKind.FLOAT,
    TypeKind.DOUBLE, TypeKind.LONGDOUBLE, TypeKind.CHAR32,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One change of one file."""

    number: int
    file: str  # below ROOT
    line: int
    text: str  # the line, without blanks around it
    change: str  # such as "< becomes <="

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.file, self.text, self.change)


class Rewriter:
    """Collects the insertions that make the mutants of one file."""

    def __init__(self, root: Path, file: Path, first: int, left_out: set[tuple[str, int, str]]) -> None:
        self.name = file.relative_to(root).as_posix()
        self.bytes = file.read_bytes()
        self.lines = self.bytes.decode().split("\n")
        self.number = first
        self.left_out = left_out  # what did not compile: file, line, change
        self.mutants: list[Mutant] = []
        self.edits: list[tuple[int, int, int, int, str]] = []  # begin, rank, order, end, text
        self.order = 0

    def add(self, cursor: Cursor, change: str) -> int | None:
        line = cursor.extent.start.line
        if (self.name, line, change) in self.left_out:
            return None
        self.mutants.append(Mutant(self.number, self.name, line, self.lines[line - 1].strip(), change))
        self.number += 1
        return self.number - 1

    def opening(self, at: int, text: str) -> None:
        """Insert before an expression: outer ones first."""
        self.order += 1
        self.edits.append((at, 1, self.order, at, text))

    def closing(self, at: int, text: str) -> None:
        """Insert after an expression: inner ones first."""
        self.order += 1
        self.edits.append((at, 0, self.order, at, text))

    def replacing(self, begin: int, end: int, text: str) -> None:
        self.edits.append((begin, 2, 0, end, text))

    def rewritten(self) -> bytes:
        parts, at = [b'#include "mutation.hpp"\n'], 0
        for begin, _, _, end, text in sorted(self.edits):
            parts += [self.bytes[at:begin], text.encode()]
            at = end
        text = b"".join([*parts, self.bytes[at:]])
        # `#pragma once` has to stay the first line of a header.
        return text


def offsets(cursor: Cursor) -> tuple[int, int]:
    return cursor.extent.start.offset, cursor.extent.end.offset


def is_arithmetic(cursor: Cursor) -> bool:
    return cursor.type.get_canonical().kind in ARITHMETIC


def operator_between(rewriter: Rewriter, left: Cursor, right: Cursor) -> tuple[str, int, int] | None:
    """Return the operator token between two operands, and where it begins and ends."""
    begin, end = offsets(left)[1], offsets(right)[0]
    between = rewriter.bytes[begin:end].decode()
    bare = re.sub(r"//[^\n]*", lambda found: " " * len(found[0].encode()), between)
    match = re.fullmatch(r"[\s)]*([<>=!+\-*/%&|^]+)[\s(]*", bare)
    if not match or ")" in bare or "(" in bare:
        return None
    return match[1], begin + match.start(1), begin + match.end(1)


class Visitor:
    """Walks through the definitions of a file."""

    def __init__(self, rewriter: Rewriter, path: str) -> None:
        self.rewriter = rewriter
        self.path = path
        self.results: list[Any] = []  # the type of the function around; None within a lambda

    def visit(self, cursor: Cursor, parent: Cursor | None) -> None:
        start = cursor.extent.start
        if start.file is None or start.file.name != self.path:
            if cursor.kind in (CursorKind.NAMESPACE, CursorKind.TRANSLATION_UNIT):
                self.children(cursor)
            return
        kind = cursor.kind
        if kind in SKIPPED or self.evaluated_by_the_compiler(cursor):
            return
        if kind == CursorKind.CASE_STMT:
            for child in list(cursor.get_children())[1:]:
                self.visit(child, cursor)
            return
        function = kind in (
            CursorKind.FUNCTION_DECL, CursorKind.CXX_METHOD, CursorKind.CONSTRUCTOR, CursorKind.FUNCTION_TEMPLATE,
            CursorKind.CONVERSION_FUNCTION, CursorKind.LAMBDA_EXPR,
        )  # fmt: skip
        if function:
            self.results.append(None if kind == CursorKind.LAMBDA_EXPR else cursor.result_type)
        closing = None
        if kind == CursorKind.RETURN_STMT:
            closing = self.result(cursor)
        elif parent is not None and parent.kind == CursorKind.COMPOUND_STMT:
            self.statement(cursor)
        if kind == CursorKind.BINARY_OPERATOR:
            self.binary(cursor)
        elif kind == CursorKind.UNARY_OPERATOR:
            self.unary(cursor)
        elif kind in (CursorKind.INTEGER_LITERAL, CursorKind.FLOATING_LITERAL):
            self.literal(cursor, parent)
        else:
            self.children(cursor)
        if closing:  # after what the expression itself closes at the same place
            self.rewriter.closing(*closing)
        if function:
            self.results.pop()

    def children(self, cursor: Cursor) -> None:
        for child in cursor.get_children():
            self.visit(child, cursor)

    def evaluated_by_the_compiler(self, cursor: Cursor) -> bool:
        if cursor.kind in (CursorKind.VAR_DECL, CursorKind.FUNCTION_DECL, CursorKind.CXX_METHOD, CursorKind.CONSTRUCTOR,
                           CursorKind.FUNCTION_TEMPLATE, CursorKind.IF_STMT, CursorKind.FIELD_DECL):  # fmt: skip
            begin, end = offsets(cursor)
            stop = rb"\(" if cursor.kind == CursorKind.IF_STMT else rb"[{=(]"
            head = re.split(stop, self.rewriter.bytes[begin:end], maxsplit=1)[0]
            if re.search(rb"\b(constexpr|consteval|constinit)\b", head):
                return True
            # A table of the namespace is initialised before any switch can be asked.
            return cursor.kind in (CursorKind.VAR_DECL, CursorKind.FIELD_DECL) and not self.results
        return False

    def binary(self, cursor: Cursor) -> None:
        operands = list(cursor.get_children())
        found = operator_between(self.rewriter, *operands) if len(operands) == 2 else None
        number = None
        begin, end = offsets(cursor)
        if found and found[0] in OPERATORS and all(map(is_arithmetic, operands)):
            name, other = OPERATORS[found[0]]
            number = self.rewriter.add(cursor, f"{found[0]} becomes {other}")
            if number is not None:
                self.rewriter.opening(begin, f"::mutation::{name}({number}, (")
                self.rewriter.replacing(found[1], found[2], "), (")
                self.children(cursor)
                self.rewriter.closing(end, "))")
                return
        if found and found[0] in ("&&", "||"):
            number = self.rewriter.add(cursor, f"{found[0]} becomes {'||' if found[0] == '&&' else '&&'}")
            if number is not None:
                # By De Morgan: (a != m && b != m) != m is a || b where m is true.
                on = f"::mutation::on({number})"
                self.rewriter.opening(begin, "(((((")
                self.rewriter.replacing(found[1], found[2], f") ? true : false) != {on}) {found[0]} (((")
                self.children(cursor)
                self.rewriter.closing(end, f") ? true : false) != {on})) != {on})")
                return
        self.children(cursor)

    def unary(self, cursor: Cursor) -> None:
        begin, end = offsets(cursor)
        sign = self.rewriter.bytes[begin : begin + 1]
        operand = next(cursor.get_children(), None)
        literal = operand is not None and operand.kind in (CursorKind.INTEGER_LITERAL, CursorKind.FLOATING_LITERAL)
        left_alone = sign not in (b"!", b"-") or self.rewriter.bytes[begin : begin + 2] == b"--"
        if operand is None or left_alone or (sign == b"-" and (literal or not is_arithmetic(operand))):
            self.children(cursor)
            return
        number = self.rewriter.add(cursor, "! is left out" if sign == b"!" else "- is left out")
        if number is None:
            self.children(cursor)
            return
        name = "inverted" if sign == b"!" else "negative"
        # `inverted` is given the operand: !a is a == false, and a == true where the mutant is chosen.
        self.rewriter.replacing(begin, begin + 1, "")
        self.rewriter.opening(begin, f"::mutation::{name}({number}, (")
        self.children(cursor)
        self.rewriter.closing(end, (") ? true : false)" if sign == b"!" else "))"))

    def literal(self, cursor: Cursor, parent: Cursor | None) -> None:
        begin, end = offsets(cursor)
        if (
            not self.results
            or end <= begin
            or not re.fullmatch(rb"[0-9.eExXa-fA-F'uUlL]+", self.rewriter.bytes[begin:end])
        ):
            return
        number = self.rewriter.add(cursor, f"{self.rewriter.bytes[begin:end].decode()} becomes one more")
        if number is not None:
            self.rewriter.opening(begin, f"::mutation::constant({number}, ")
            self.rewriter.closing(end, ")")

    def statement(self, cursor: Cursor) -> None:
        """A call or an assignment that stands alone is left out."""
        begin, end = offsets(cursor)
        text = self.rewriter.bytes[begin:end]
        if cursor.kind == CursorKind.CALL_EXPR or cursor.kind == CursorKind.COMPOUND_ASSIGNMENT_OPERATOR:
            pass
        elif cursor.kind == CursorKind.BINARY_OPERATOR:
            operands = list(cursor.get_children())
            found = operator_between(self.rewriter, *operands) if len(operands) == 2 else None
            if not found or found[0] not in ASSIGNMENTS:
                return
        else:
            return
        if b";" in text:
            return
        number = self.rewriter.add(cursor, "the statement is left out")
        if number is not None:
            self.rewriter.opening(begin, f"if (!::mutation::on({number})) ")

    def result(self, cursor: Cursor) -> tuple[int, str] | None:
        """A function returns nothing, 0, or the opposite; gives what is to be closed after the expression."""
        value = next(cursor.get_children(), None)
        result = self.results[-1] if self.results else None
        if value is None or result is None:
            return None
        canonical = result.get_canonical()
        if canonical.kind in (TypeKind.LVALUEREFERENCE, TypeKind.RVALUEREFERENCE, TypeKind.VOID):
            return None
        begin, _ = offsets(cursor)
        end = self.rewriter.bytes.index(b";", offsets(cursor)[1]) + 1
        text = self.rewriter.bytes[begin:end]
        if re.match(rb"return\s*(\{\}|false|0|nullptr|reason::none|std::nullopt|\"\")\s*;", text):
            return None
        opposite = canonical.kind == TypeKind.BOOL
        number = self.rewriter.add(cursor, "the result is inverted" if opposite else "the result is empty")
        if number is None:
            return None
        if opposite:
            inner, after = offsets(value)
            self.rewriter.opening(inner, f"(!::mutation::inverted({number}, (")
            return after, ") ? true : false))"
        self.rewriter.opening(begin, f"{{ if (::mutation::on({number})) return {{}}; ")
        return end, " }"


def flags(root: Path) -> list[str]:
    return ["-std=c++20", f"-I{root / 'include'}", "-isystem/usr/include/eigen3"]


def generate(root: Path, room: str, work: Path, left_out: set[tuple[str, int, str]]) -> list[Mutant]:
    """Write the mutated files of the room below `work`; return their mutants."""
    include = work / "include"
    shutil.rmtree(include, ignore_errors=True)
    shutil.copytree(root / "include", include)
    shutil.copy(root / "tests/mutation/mutation.hpp", include)
    files = sorted({file for pattern in ROOMS[room][0] for file in root.glob(pattern)})
    unit = Index.create().parse(
        str(root / "src" / f"{SOURCE[room]}.cpp"), args=flags(root), options=TranslationUnit.PARSE_NONE
    )
    errors = [str(each) for each in unit.diagnostics if each.severity >= 3]
    if errors:
        raise SystemExit("\n".join(errors))
    mutants: list[Mutant] = []
    for file in files:
        rewriter = Rewriter(root, file, len(mutants), left_out)
        # A file is parsed within the unit; names of files are as the unit includes them.
        names = {str(file), str(root / "src" / ".." / file.relative_to(root))}
        for name in names:
            visitor = Visitor(rewriter, name)
            visitor.visit(unit.cursor, None)
        mutants += rewriter.mutants
        target = include / file.relative_to(root / "include")
        text = rewriter.rewritten()
        if file.suffix == ".hpp":
            text = text.removeprefix(b'#include "mutation.hpp"\n').replace(
                b"#pragma once\n", b'#pragma once\n#include "mutation.hpp"\n', 1
            )
        target.write_bytes(text)
    return mutants


def compiled(root: Path, room: str, compiler: list[str], *how: str) -> str:
    """Compile the source of the room; return what the compiler says where it fails."""
    command = [*compiler, *how, str(root / "src" / f"{SOURCE[room]}.cpp")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stderr or "?"


def wrong_lines(message: str, work: Path) -> set[tuple[str, int]]:
    found = re.findall(r"^(\S+?):(\d+):\d+: (?:fatal )?error:", message, re.MULTILINE)
    found += re.findall(r"(\S+?):(\d+):\d+: note: in instantiation", message)
    lines = set()
    for name, line in found:
        path = Path(name).resolve()
        if path.is_relative_to(work / "include"):
            lines.add((f"include/{path.relative_to(work / 'include').as_posix()}", int(line)))
    return lines


def build(root: Path, room: str, work: Path, libraries: Path) -> list[Mutant]:
    """Make the program of all mutants that compile."""
    compiler = [
        "ccache", "clang++", "-std=c++20", "-O1", "-w", "-Wno-c++11-narrowing", "-ferror-limit=0",
        *os.environ.get("CXXFLAGS", "").split(), f'-DTIENDO_SOURCE_DIR="{root}"', f"-I{work / 'include'}",
        f"-I{root / 'tests'}", f"-I{root / 'src/kernels'}", "-isystem/usr/include/eigen3",
    ]  # fmt: skip
    if not shutil.which("ccache"):
        compiler.pop(0)
    left_out: set[tuple[str, int, str]] = set()
    while True:
        mutants = generate(root, room, work, left_out)
        message = compiled(root, room, compiler, "-fsyntax-only")
        if not message:
            break
        lines = wrong_lines(message, work)
        # `#include` of the switches moves the lines of a file by one.
        bad = {(each.file, each.line, each.change) for each in mutants if (each.file, each.line + 1) in lines}
        if not bad or bad <= left_out:
            raise SystemExit(message[-4000:])
        left_out |= bad
    message = compiled(root, room, compiler, "-c", "-o", str(work / "room.o"))
    if message:
        raise SystemExit(message[-4000:])
    tests = sorted({file for pattern in ROOMS[room][1] for file in root.glob(pattern)})
    objects = []
    for test in [root / "tests/main.cpp", *tests]:
        item = work / (test.relative_to(root / "tests").as_posix().replace("/", "_") + ".o")
        objects.append(item)
        subprocess.run([*compiler, "-O0", "-c", str(test), "-o", str(item)], check=True)
    archives = [str(file) for file in sorted(libraries.glob("libtiendo_*.a"))]
    link = [
        "clang++",
        *os.environ.get("LDFLAGS", "").split(),
        *map(str, objects),
        str(work / "room.o"),
        "-Wl,--start-group",
        *archives,
        "-Wl,--end-group",
    ]
    subprocess.run([*link, "-lfmt", "-lhwy", "-ltbb", "-lpthread", "-o", str(work / "tests")], check=True)
    return mutants


def slow_cases(work: Path) -> str:
    """Return the names of the cases that take four fifths of the time, as doctest's filters take them."""
    command = [str(work / "tests"), "-m", "-d"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=work)
    found = [(float(s), name) for s, name in re.findall(r"^([0-9.]+) s: (.+)$", done.stdout, re.MULTILINE)]
    whole, taken, names = sum(s for s, _ in found), 0.0, []
    for s, name in sorted(found, reverse=True):
        if taken >= 0.8 * whole:
            break
        taken += s
        names.append(name.replace(",", "?"))  # a comma ends a name
    return ",".join(names)


def run(work: Path, seconds: float, *which: str, **environment: str) -> bool:
    """Return whether all tests, or those that the filters name, pass within the time."""
    try:
        done = subprocess.run(
            [str(work / "tests"), "-m", "-aa=1", *which],
            env={**os.environ, **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            cwd=work,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main() -> int:
    room, seconds, root = sys.argv[1], float(sys.argv[2]), Path(sys.argv[4]).resolve()
    libraries = Path(sys.argv[3]).resolve()
    if room not in ROOMS:
        raise SystemExit(f"there is no room '{room}' to mutate; known: {', '.join(ROOMS)}")
    library = next(Path("/usr/lib").glob("llvm-*/lib/libclang*.so*"), None)
    if library and not Config.loaded:
        Config.set_library_file(str(library))
    work = root / "build/mutation/mutants" / room
    work.mkdir(parents=True, exist_ok=True)
    mutants = build(root, room, work, libraries)
    begin = time.monotonic()
    if not run(work, 600, TIENDO_MUTANTS_REACHED=str(work / "reached.txt")):
        raise SystemExit(f"the tests of {room} fail without any mutant: {work / 'tests'}")
    usual = time.monotonic() - begin
    slow = slow_cases(work)
    reached = set(map(int, (work / "reached.txt").read_text().split()))
    waiting = sorted(
        (each for each in mutants if each.number in reached),
        key=lambda each: hashlib.sha256("\t".join(each.key).encode()).hexdigest(),
    )
    survivors = [each for each in mutants if each.number not in reached]
    unreached, killed = len(survivors), 0
    print(f"{room}: {len(mutants)} mutants, {unreached} are reached by no test, a run takes {usual:.1f} s", flush=True)
    end = begin + seconds

    def is_noticed(each: Mutant) -> bool | None:
        """Return whether a test fails with the mutant, and nothing where no time is left."""
        if time.monotonic() > end:
            return None
        parts = (f"-tce={slow}", f"-tc={slow}")
        return not all(run(work, 3 * usual + 5, part, TIENDO_MUTANT=str(each.number)) for part in parts)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for each, noticed in zip(waiting, pool.map(is_noticed, waiting), strict=True):
            if noticed:
                killed += 1
            elif noticed is not None:
                survivors.append(each)
                print(f"  left: {each.file}:{each.line}: {each.change}: {each.text}", flush=True)
    tried = killed + len(survivors)
    print(
        f"{room}: {len(mutants)} mutants, {tried} tried, {killed} killed, {len(survivors)} survive "
        f"({unreached} are reached by no test): {100 * killed / max(1, tried):.1f} %"
    )
    return report(root, room, survivors, complete=tried == len(mutants))


def report(root: Path, room: str, survivors: list[Mutant], complete: bool) -> int:
    """Print the survivors that are not justified, and justifications of mutants that are killed."""
    justified: Counter[tuple[str, str, str]] = Counter()
    for line in (root / "tests/mutation/survivors.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            where, file, text, change, _reason = line.split("\t")
            if where == room:
                justified[file, text, change] += 1
    found = Counter(each.key for each in survivors)
    new = found - justified
    for each in sorted(survivors, key=lambda each: (each.file, each.line)):
        if new[each.key] > 0:
            new[each.key] -= 1
            print(f"  survives: {each.file}:{each.line}: {each.change}: {each.text}")
    gone = list((justified - found).elements()) if complete else []
    for file, text, change in gone:
        print(f"  is killed now, or gone: {file}: {change}: {text}")
    return 1 if found - justified or gone else 0


if __name__ == "__main__":
    sys.exit(main())
