"""GeoJSON texts, mutated: `geojson_fuzz.py SEEDS SECONDS [SEED]`. A text is read, or refused with an `InputError`.

GeoJSON is read in Python, where libFuzzer has no eyes: mutations are random, from one seed, and no edges are counted.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import tiendo
from tiendo.areas._geojson import AreaShapes

WORDS = [
    "null", "true", "[]", "{}", "[[]]", "-1e400", "NaN", "1e308", "0", "-180", "91", '"code"', '"id"', '"Polygon"',
    '"MultiPolygon"', '"GeometryCollection"', '"Feature"', '"FeatureCollection"', '"coordinates"', '"geometry"', ",",
    ":", "[", "]", "{", "}", "\\u0000", "\\ud800", '"', "\ufeff",
]  # fmt: skip
VALUES: list[Any] = [
    None, True, 0, -1, 1.5, 1e308, float("nan"), float("inf"), 10**400, "", "79", "79@2025-07-01", "\0", "\ud800", [],
    {}, [[]], [0, 0], [[0, 0]] * 4, {"type": "Polygon"}, {"code": "79"},
]  # fmt: skip


def mutated_text(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 4)):
        begin = chance.randrange(len(text) + 1)
        end = min(len(text), begin + chance.choice([0, 0, 1, 1, 2, 5, 40]))
        put = chance.choice([chance.choice(WORDS), chr(chance.randrange(1, 0x3000)), text[begin:end] * 2])
        text = text[:begin] + put + text[end:]
    return text


def mutated_value(value: Any, chance: random.Random) -> Any:
    if chance.random() < 0.1:
        return chance.choice(VALUES)
    if isinstance(value, list) and value:
        where = chance.randrange(len(value))
        return [*value[:where], mutated_value(value[where], chance), *value[where + 1 :]]
    if isinstance(value, dict) and value:
        key = chance.choice(list(value))
        return {**value, key: mutated_value(value[key], chance)}
    return chance.choice(VALUES)


def run(source: Any) -> bool:
    """Return whether the source was read; let any exception but an `InputError` through."""
    try:
        shapes = AreaShapes.read(source)
    except tiendo.InputError as refusal:
        if not refusal.faults or not all(fault.problem and fault.remedy for fault in refusal.faults):
            raise AssertionError("a fault has a problem and a remedy") from refusal
        return False
    codes = [feature.code for feature in shapes.features]
    if len(set(codes)) != len(codes) or not all(codes):
        raise AssertionError("every feature has a code of its own")
    return True


def main() -> int:
    seeds, seconds = Path(sys.argv[1]), float(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    chance = random.Random(seed)
    texts = [file.read_text(encoding="utf-8") for file in sorted(seeds.glob("*.txt"))]
    end = time.monotonic() + seconds
    executions = accepted = 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "areas.geojson"
        while time.monotonic() < end:
            text = chance.choice(texts)
            source: Any = file
            if chance.random() < 0.5:
                file.write_bytes(mutated_text(text, chance).encode("utf-8", "surrogatepass"))
            else:
                value = mutated_value(json.loads(text), chance)
                source = value if isinstance(value, dict) else {"type": "FeatureCollection", "features": value}
            try:
                accepted += run(source)
            except Exception:
                shown = file.read_bytes() if source is file else source
                print(f"geojson: a promise does not hold for {shown!r}", file=sys.stderr)
                raise
            executions += 1
    print(f"geojson: {executions} executions, {accepted} of them read")
    return 0


if __name__ == "__main__":
    sys.exit(main())
