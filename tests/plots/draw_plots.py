"""Draws the pictures of docs/plots.md: `draw_plots.py ROOT`.

Runs the blocks of the page one after the other; the picture that follows a block is its `chart`.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

from tiendo import plot

BLOCK = re.compile(r"```python\n(.*?)```\s*(?:!\[[^\]]*\]\((plots/[a-z]+\.svg)\))?", re.DOTALL)


def main(root: Path) -> None:
    """Draw every picture of the page."""
    os.chdir(root)
    page = (root / "docs" / "plots.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {"__name__": "docs/plots.md"}
    for block, picture in BLOCK.findall(page):
        kept = "\n".join(line for line in block.splitlines() if not line.startswith("plot.save("))
        exec(compile(kept, "docs/plots.md", "exec"), names)
        if picture:
            plot.save(names["chart"], root / "docs" / picture)
            print(f"docs/{picture}")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
