"""Hostile values for every argument of every function: errors of tiendo, or `TypeError` with a sentence, and no others."""

from __future__ import annotations

import atexit
import inspect
import shutil
import signal
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import test_wrong_arguments_of_tables as tables
import test_wrong_forecast_arguments as forecasts
import tiendo
from hostile_values import HOSTILE
from test_texts_of_others import written
from tiendo import measures, plot

FILES = Path(tempfile.mkdtemp(prefix="hostile-"))
atexit.register(shutil.rmtree, FILES)
P_FILE, O_FILE = written(FILES)
PROGRAMME = tiendo.Programme.read(P_FILE)
OBSERVATIONS = tiendo.Observations.read(O_FILE)
ASSESSMENT = tiendo.assess(PROGRAMME, OBSERVATIONS, "2025-06-30")
PAGE = Path("page.html")
SERIES = {"unique_id": ["a"] * 5, "ds": [2020, 2021, 2022, 2023, 2024], "y": [30.0, 35, 38, 44, 48]}
GOALS = {"unique_id": ["a"], "rule": ["at_least"], "value": [60], "due": [2028]}

SQUARE = [[106.0, 10.0], [107.0, 10.0], [107.0, 11.0], [106.0, 10.0]]
SHAPES = {
    "type": "FeatureCollection",
    "features": [{"type": "Feature", "id": "VN", "geometry": {"type": "Polygon", "coordinates": [SQUARE]}}],
}

OF_PROGRAMMES: list[tuple[Callable[..., Any], dict[str, Any]]] = [
    (tiendo.Programme.read, {"path": P_FILE}),
    (tiendo.Observations.read, {"path": O_FILE, "decimal": "."}),
    (tiendo.Observations.from_frame, {"frame": OBSERVATIONS.to_pandas(), "decimal": "."}),
    (tiendo.observations.read_inputs, {"programme": P_FILE, "observations": O_FILE, "decimal": "."}),
    (tiendo.assess, {"programme": PROGRAMME, "observations": OBSERVATIONS, "as_of": "2025-06-30", "panel": True, "status_basis": "pace",
                     "probability_thresholds": (0.66, 0.33), "progress": None}),
    (tiendo.compare_methods, {"programme": PROGRAMME, "observations": OBSERVATIONS, "as_of": "2025-06-30", "methods": ()}),
    (tiendo.difference, {"before": ASSESSMENT, "after": ASSESSMENT}),
    (ASSESSMENT.explain, {"target_id": "t1"}),
    (ASSESSMENT.to_html, {"path": PAGE, "map": None, "map_code": None, "since": None}),
    (ASSESSMENT.summary, {"language": "en"}),
    (ASSESSMENT.furthest_behind, {"count": 5}),
    (ASSESSMENT.most_needed, {"count": 5}),
    (tiendo.areas.AreaShapes.read, {"source": SHAPES, "code": None}),
    (ASSESSMENT.compare_methods, {"methods": ()}),
    (tiendo.attainment, {"frame": SERIES, "targets": GOALS, "frequency": "year", "by": "due", "level": 80, "joint": None,
                         "bounds": None, "panel": None, "season_length": 1, "paths": 50, "seed": 1, "progress": None,
                         "decimal": ".", "threads": 1}),
    *((tiendo.attainment, {"frame": SERIES, "targets": {**GOALS, name: [1.0]}}) for name in
      ("value_to", "baseline", "baseline_deviation", "since", "by", "better", "joint")),
    (tiendo.calibrate, {"frame": SERIES, "targets": None, "frequency": "year", "horizon": 1, "windows": 1, "step": 1,
                        "by": "due", "panel": None, "paths": 50}),
    (tiendo.panel_paths, {"frame": SERIES, "horizon": 1, "frequency": "year", "panel": None, "paths": 50, "seed": 1}),
    (tiendo.scenarios, {"frame": SERIES, "targets": GOALS, "frequency": "year", "own": SERIES, "bounds": None,
                        "panel": None}),
    (tiendo.checklist_probability, {"items": [0.5], "required": 1}),
]  # fmt: skip

AHEAD = tiendo.forecast(SERIES, 4, "year", level=80)
NODES = {"city": None, "east": "city", "west": "city"}
BASE = {"unique_id": ["city", "east", "west"], "ds": [2025] * 3, "auto": [100.0, 40.0, 50.0]}
CURVE = {"forecast": [0.2, 0.8], "frequency": [0.3, 0.7], "count": [5, 5], "low": [0.0, 0.5], "high": [0.5, 1.0]}
LABELS: dict[str, Any] = {"language": "en", "title": None, "unit": None, "source": None, "as_of": None}
CHOSEN: dict[str, Any] = {"targets": None, "areas": None, **LABELS}

OF_CHARTS: list[tuple[Callable[..., Any], dict[str, Any]]] = [
    (plot.trajectory, {"of": ASSESSMENT, "name": "t1", "area": None, "method": None, **LABELS}),
    (plot.trajectory, {"of": AHEAD, "name": "a", "history": SERIES, "targets": GOALS, "model": "auto", **LABELS}),
    *((plot.trajectory, {"of": {**AHEAD, name: AHEAD["ds"]}}) for name in ("ds", "auto-lo-80")),
    (plot.board, {"of": ASSESSMENT, "by": "chance", **CHOSEN}),
    (plot.board, {"of": tiendo.attainment(SERIES, GOALS)}),
    (plot.achievement, {"of": ASSESSMENT, "since": "2024-06-30", **CHOSEN}),
    (plot.pace, {"of": ASSESSMENT, **CHOSEN}),
    (plot.pace, {"of": tiendo.attainment(SERIES, GOALS)}),
    (plot.methods, {"of": ASSESSMENT, "targets": None, **LABELS}),
    (plot.reliability, {"of": CURVE, **LABELS}),
    (plot.ranking, {"of": {"unit": ["A", "B"], "rank": [1, 2]}, "units": None, "names": None, **LABELS}),
    (plot.reconciliation, {"before": BASE, "after": BASE, "hierarchy": NODES, "value": "auto", "time": None, **LABELS}),
    (plot.map, {"of": ASSESSMENT, "target": "t1", "shapes": SHAPES, "by": "value", "code": None, **LABELS}),
    (plot.save, {"chart": plot.reliability(CURVE), "path": Path("curve.json"), "scale": 2}),
]  # fmt: skip

CALLS: list[tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = [
    *((call, (), given) for call, given in OF_PROGRAMMES),
    *((call, (), given) for call, given in OF_CHARTS),
    *((call, (), given) for call, given in forecasts.GRID),
    *tables.CALLS,
]
MOST_SECONDS = 20
LEAKS = (
    *tables.LEAKS,
    "argument must be",
    "cannot be interpreted as",
    "maximum recursion",
    "int string conversion",
)


def leak_of(call: Callable[..., Any], args: tuple[Any, ...], given: dict[str, Any]) -> str | None:
    """What is wrong with how the call ends; None if it works or is refused as promised."""

    def too_long(*_: Any) -> None:
        raise TimeoutError(f"it takes more than {MOST_SECONDS} s")

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        before = signal.signal(signal.SIGALRM, too_long)
        signal.alarm(MOST_SECONDS)
        try:
            call(*args, **given)
        except tiendo.Error as refusal:
            said = str(refusal)
            if len(said) < 15 or any(leak in said for leak in LEAKS):
                return f"{type(refusal).__name__}: {said[:200]}"
            if any(ord(letter) < 32 and letter not in "\n\t" for letter in said):
                return f"a control character in {said[:200]!r}"
            if len(said) > 1_000_000:
                return f"{len(said)} letters"
        except TypeError as refusal:
            if "has no argument" not in str(refusal):
                return f"TypeError: {str(refusal)[:200]}"
        except RuntimeError as refusal:
            if str(refusal) not in ("no repr", "no length", "no items"):  # the value's own
                return f"{type(refusal).__name__}: {str(refusal)[:200]}"
        except Exception as leak:
            return f"{type(leak).__name__}: {str(leak)[:200]}"
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, before)
    return None


@pytest.mark.parametrize(
    ("call", "args", "given"), CALLS, ids=[getattr(call, "__qualname__", str(call)) for call, _, _ in CALLS]
)
def test_hostile_values(
    call: Callable[..., Any],
    args: tuple[Any, ...],
    given: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    found = []
    for kind, value in HOSTILE.items():
        calls = [(f"argument {i}", (*args[:i], value, *args[i + 1 :]), given) for i in range(len(args))]
        calls += [(name, args, {**given, name: value}) for name in given]
        for name, positional, keywords in calls:
            if name == "progress" and callable(value):
                continue  # whose own errors are those of the caller
            if (
                call == ASSESSMENT.to_html
                and name == "path"
                and isinstance(value, (str, Path))
                and str(value)[:1] == "/"
            ):
                continue  # devices are written to
            if leak := leak_of(call, positional, keywords):
                found.append(f"{name} = {kind}: {leak}")
    assert not found, "\n".join(found)


def test_the_grid_has_every_public_function() -> None:
    """Functions, and methods of public classes that take arguments."""
    tested = {getattr(call, "__qualname__", getattr(call, "__name__", "")) for call, _, _ in CALLS}
    missing = [
        name
        for name in tiendo.__all__
        if inspect.isfunction(function := getattr(tiendo, name)) and function.__qualname__ not in tested
    ]
    assert missing == ["version", "vietnamese_communes"]
    assert {"growth_rate", "limit_factor", "read_methods"} <= tested
    assert measures.growth_rate(1, 2, 1) == 1
