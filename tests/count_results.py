"""Counts test results: `count_results.py FOLDER NAME...` reads NAME.xml (JUnit) or NAME.log (mypy).

Names what failed, then prints `N passed, N failed` and leaves with 1 if anything failed. A result that
is missing, because its program crashed or was not built, is a failure.
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def count(folder: Path, name: str) -> tuple[int, list[str]]:
    """How many passed, and the names of those that did not."""
    log = folder / f"{name}.log"
    if log.exists():
        return (1, []) if log.read_text(encoding="utf-8").startswith("Success") else (0, [name])
    try:
        root = ElementTree.parse(folder / f"{name}.xml").getroot()
    except (OSError, ElementTree.ParseError):
        return 0, [f"{name}: no result"]
    cases = list(root.iter("testcase"))
    failed = [
        f"{name}: {case.get('classname', '')} {case.get('name')}"
        for case in cases
        if case.find("failure") is not None or case.find("error") is not None or case.get("status") == "fail"
    ]
    skipped = sum(case.find("skipped") is not None for case in cases)
    if skipped:
        print(f"{name}: {skipped} skipped")
    if not cases:
        failed.append(f"{name}: no tests")
    return len(cases) - len(failed) - skipped, failed


def main() -> int:
    folder, *names = Path(sys.argv[1]), *sys.argv[2:]
    passed, failures = 0, []
    for name in names:
        good, bad = count(folder, name)
        passed += good
        failures += bad
    for failure in failures:
        print(f"FAILED {failure}")
    print(f"{passed} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
