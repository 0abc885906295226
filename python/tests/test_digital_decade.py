"""The shipped programme of the European Union: its figures, its official paths, its chances, and how good they were."""

from __future__ import annotations

import csv
import importlib.util
import io
import math
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiendo
from numpy.typing import NDArray
from rich.console import Console
from tiendo.programme import difference
from tiendo.report.terminal import difference_table

TREE = Path(__file__).parents[2]
FOLDER = TREE / "examples" / "digital_decade"

# The rows dd_target_2030 of the Commission's dashboard.
DASHBOARD = {
    "skills": 80, "ict-specialists": 20, "gigabit": 100, "fttp": 100, "5g": 100, "cloud": 75, "data": 75, "ai": 75,
    "any-technology": 75, "sme": 90, "unicorns": 500, "services-citizens": 100, "services-businesses": 100,
    "health-records": 100,
}  # fmt: skip
OF_THE_UNION_ALONE = ("ict-specialists", "unicorns")  # a number of people and one of undertakings, not a share


def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def assessed(as_of: str) -> tiendo.Assessment:
    programme = tiendo.Programme.read(FOLDER / "programme.toml")
    return tiendo.assess(programme, tiendo.Observations.read(FOLDER / "observations.csv"), as_of=as_of)


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = assessed("2026-06-30").to_dict()["rows"]
    return found


@pytest.fixture(scope="module")
def chances() -> Any:
    """The program that lies beside the programme."""
    made = importlib.util.spec_from_file_location("digital_decade_chances", FOLDER / "chances.py")
    assert made is not None
    assert made.loader is not None
    module = importlib.util.module_from_spec(made)
    made.loader.exec_module(module)
    return module


def test_the_fourteen_targets_of_the_dashboard_are_those_of_the_union(rows: list[dict[str, Any]]) -> None:
    of_union = {row["target_id"]: row["target_value"] for row in rows if row["area_code"] == "EU"}
    others = {
        "semiconductors": 20,
        "edge-nodes": 10_000,
        "quantum": 1,
        "eid": 100,
    }  # Article 4(1), (2)(b) to (d), (4)(c)
    assert len(DASHBOARD) == 14
    assert {name: value for name, value in of_union.items() if name in DASHBOARD} == DASHBOARD
    assert set(of_union) == {*DASHBOARD, *others}
    assert {name: of_union[name] for name in ("semiconductors", "edge-nodes", "eid")} == {
        name: others[name] for name in ("semiconductors", "edge-nodes", "eid")
    }


def test_every_state_is_measured_against_each_level_and_compared_with_the_other_states(
    rows: list[dict[str, Any]],
) -> None:
    states = {area["code"] for area in table("areas.csv") if area["tier"] == "state"}
    assert len(states) == 27
    for name, level in DASHBOARD.items():
        own = [row for row in rows if row["target_id"] == f"{name}-states"]
        if name in OF_THE_UNION_ALONE:
            assert own == []
            continue
        assert {row["area_code"] for row in own} == states
        assert len(own) == 27
        assert {row["target_value"] for row in own} == {level}
        assert {row["forecast_areas"] for row in own if row["probability"] is not None} <= {27}  # one tier together
    judged = [row for row in rows if row["probability"] is not None and row["area_code"] != "EU"]
    assert len(judged) == 9 * 27  # data, any technology and health records have one figure a state
    assert {row["forecast_areas"] for row in rows if row["probability"] is not None and row["area_code"] == "EU"} == {1}
    assert all(0 <= row["probability"] <= 1 for row in judged)
    dated = [row for row in judged if row["probability"] >= 0.5 and row["expected_date"] is not None]
    assert all(row["expected_date"] <= "2030-12-31" for row in dated)
    assert len(dated) == sum(row["probability"] >= 0.5 for row in judged)


def test_nothing_is_unused_and_every_figure_has_its_source_and_day(rows: list[dict[str, Any]]) -> None:
    observations = table("observations.csv")
    assert len(observations) == 912
    published = Counter(row["published"] for row in observations)
    assert published == {"2022-07-28": 560, "2023-09-27": 42, "2026-06-17": 310}  # as the README counts them
    assert {int(row["period_last"][:4]) for row in observations} == {*range(2011, 2023), 2025}
    assert all(row["period_last"] < row["published"] and row["source"] and row["url"] for row in observations)
    keys = [(row["indicator_id"], row["area_code"], row["period_last"]) for row in observations]
    assert len(set(keys)) == len(keys)
    found = assessed("2026-06-30")
    assert found.to_dict()["unused"]["total"] == 0
    assert list(found.warnings) == []


def test_figures_are_those_of_the_published_reports() -> None:
    # Digital Economy and Society Index 2022, main report, EU figures in whole percents.
    known = {
        (row["indicator_id"], row["area_code"], row["period_last"][:4]): row["value"]
        for row in table("observations.csv")
    }
    for indicator, printed in (
        ("basic_digital_skills", 54), ("sme_basic_intensity", 55), ("ai_uptake", 8), ("cloud_uptake", 34),
        ("gigabit_coverage", 70), ("fttp_coverage", 50), ("fiveg_coverage", 66),
    ):  # fmt: skip
        assert round(float(known[indicator, "EU", "2021"])) == printed
    # Report on the state of the Digital Decade 2023: access to health records 72 %, ICT specialists 9.37 million.
    assert round(float(known["health_records_access", "EU", "2022"])) == 72
    assert round(float(known["ict_specialists", "EU", "2022"]), 2) == 9.37


@pytest.mark.parametrize(
    ("as_of", "value"),
    [("2023-01-07", None), ("2023-01-08", 70.201948), ("2026-06-16", 70.201948), ("2026-06-17", 85.614607)],
)
def test_a_day_knows_what_was_published_and_enacted_until_then(as_of: str, value: float | None) -> None:
    found = [row for row in assessed(as_of).to_dict()["rows"] if row["target_id"] == "gigabit"]
    assert [row["latest_value"] for row in found] == ([] if value is None else [value])


def official(indicator: str, path: str) -> dict[int, float]:
    rows = table("official_paths.csv")
    return {int(r["year"]): float(r["value"]) for r in rows if (r["indicator_id"], r["path"]) == (indicator, path)}


def test_the_ideal_path_of_ict_specialists_is_the_linear_path() -> None:
    published = official("ict_specialists", "ideal")
    path = tiendo.measures.Path("linear", (2022, 9.3702), (2030, 20))
    made = {year: path.at(year) for year in published}
    assert made == pytest.approx(published, abs=5e-7)  # the points have six decimals
    assert sorted(published) == list(range(2022, 2031))


def test_the_baseline_of_ict_specialists_is_linear_through_the_latest_figure() -> None:
    published = official("ict_specialists", "baseline")
    path = tiendo.measures.Path("linear", (2022, 9.3702), (2030, published[2030]))
    assert {year: path.at(year) for year in published} == pytest.approx(published, abs=1e-6)
    assert sorted(published) == list(range(2011, 2031))


def fitted_rate(years: NDArray[np.float64], values: NDArray[np.float64]) -> float:
    """The rate of 100 / (1 + exp(-k (t - m))) by least squares on the levels: Gauss and Newton's steps, halved."""
    t = years - years.mean()

    def curve(p: NDArray[np.float64]) -> NDArray[np.float64]:
        made: NDArray[np.float64] = 100 / (1 + np.exp(-p[0] * (t - p[1])))
        return made

    p = np.array([1.0, 0.0])
    for _ in range(200):
        y = curve(p)
        slope = y * (1 - y / 100)
        jacobian = np.column_stack([slope * (t - p[1]), -slope * p[0]])
        step = np.linalg.lstsq(jacobian, values - y, rcond=None)[0]
        while np.sum((values - curve(p + step)) ** 2) > np.sum((values - y) ** 2) and np.abs(step).max() > 1e-15:
            step = step / 2
        p = p + step
    return float(p[0])


def test_the_baseline_of_5g_is_the_logistic_path_of_the_fitted_rate_through_the_latest_figure() -> None:
    # The history as the Commission published it with the path, in tenths of percents. The logits of its points rise by
    # 1.902300 a year, to 8e-8 in the years whose digits show that: by the fitted rate in four decimals.
    fitted = fitted_rate(np.arange(2019.0, 2023), np.array([0, 13.9, 65.8, 81.2]))
    rate = round(fitted, 4)
    second = 100 / (1 + math.exp(-(math.log(81.2 / 18.8) + rate)))
    path = tiendo.measures.Path("logistic", (2022, 81.2), (2023, second), cap=100)
    published = official("fiveg_coverage", "baseline")
    found = {year: path.at(year) for year in published}
    furthest = max(abs((found[year] or 0) - value) for year, value in published.items())
    print(
        f"\n5G baseline: {len(published)} points, fitted rate {fitted:.6f}, furthest {furthest:.1g} percentage points"
    )
    assert fitted == pytest.approx(1.9023, abs=5e-6)
    assert sorted(published) == list(range(2019, 2031))
    assert found == pytest.approx(published, abs=1e-6)  # the points have six decimals


def test_joint_chances_agree_with_single_ones_and_with_the_paths(chances: Any) -> None:
    found = chances.joint_chances("2026-06-30")
    levels = chances.levels("2026-06-30")
    assert [row[0] for row in found] == list(levels)
    assert len(found) == 9
    print()
    for target, expected, low, high, many, every in found:
        indicator, level, due = levels[target]
        frame = chances.states(indicator, "2026-06-30")
        names = sorted(set(frame["unique_id"]))
        goals = {"unique_id": names, "rule": ["at_least"] * 27, "value": [level] * 27, "due": [due] * 27}
        single = np.array(tiendo.attainment(frame, goals, **chances.SHARED)["probability"])
        print(f"{target:28} {expected:5.1f} states, {low:.0f} to {high:.0f}; 20 or more {many:.3f}, all {every:.4f}")
        # The mean of a sum is the sum of the means; of 10,000 paths the standard error is below 27 / 2 / 100.
        assert expected == pytest.approx(single.sum(), abs=4 * 0.135)
        assert low <= expected <= high
        assert every <= many <= 1
        assert every <= single.min() + 4 * 0.005
        assert math.prod(single) <= every + 4 * 0.005  # errors that are shared make "all" likelier than the product
        assert many <= expected / 20 + 1e-12  # Markov's inequality, path by path


def test_all_of_the_states_is_the_last_of_at_least_so_many(chances: Any) -> None:
    for least, level in ((27, 60), (27, 80)):
        frame = chances.states("gigabit_coverage", "2026-06-30")
        names = sorted(set(frame["unique_id"]))
        goals = {"unique_id": names, "rule": ["at_least"] * 27, "value": [level] * 27, "due": [2030] * 27}
        every = tiendo.attainment(frame, goals, joint=True, **chances.SHARED)["joint_probability"][0]
        paths = tiendo.panel_paths(frame, 5, "year", **chances.SHARED).values[:, -1]
        counted = float(((paths >= level).sum(axis=0) >= least).mean())
        assert counted == pytest.approx(every, abs=4 * math.sqrt(2) * 0.005)


def known_in_2022(indicator: str) -> tuple[dict[str, list[float]], dict[str, float]]:
    """The figures of the states until 2021 that were published by the end of 2022, and those of 2025."""
    known: dict[str, list[float]] = {}
    came: dict[str, float] = {}
    for row in table("observations.csv"):
        if row["indicator_id"] == indicator and row["area_code"] != "EU":
            if row["published"] <= "2022-12-31":
                known.setdefault(row["area_code"], []).append(float(row["value"]))
            elif row["period_last"] == "2025-12-31":
                came[row["area_code"]] = float(row["value"])
    return known, came


def drift(values: list[float], ahead: int, level: float) -> float:
    """The chance of a random walk with the mean change of the series, Gaussian errors and the error of its drift."""
    changes = np.diff(values)
    middle = values[-1] + ahead * changes.mean()
    spread = changes.std(ddof=1) * math.sqrt(ahead + ahead**2 / len(changes))
    return 0.5 * math.erfc((level - middle) / (spread * math.sqrt(2)))


def test_chances_of_2022_for_2025_are_better_than_drift(chances: Any) -> None:
    scores = chances.hindcast()
    assert {kind: score["events"] for kind, score in scores.items()} == {
        "target": 54,
        "ideal path": 54,
        "levels": 1026,
    }
    errors: dict[str, list[tuple[float, float]]] = {kind: [] for kind in scores}
    for indicator in chances.HINDCAST:
        known, came = known_in_2022(indicator)
        assert {len(values) for values in known.values()} == {6}  # 2016 to 2021: nothing of what came is among them
        frame = {
            "unique_id": [name for name in known for _ in range(6)],
            "ds": list(range(2016, 2022)) * 27,
            "y": [value for values in known.values() for value in values],
        }
        goals: dict[str, list[Any]] = {"unique_id": [], "rule": [], "value": [], "due": []}
        kinds = []
        for name, values in known.items():
            ideal = tiendo.measures.Path("linear", (2021, values[-1]), (2030, 100)).at(2025)
            for kind, levels in (("target", [100]), ("ideal path", [ideal]), ("levels", range(5, 100, 5))):
                for level in levels:
                    for column, cell in zip(goals.values(), (name, "at_least", level, 2025), strict=True):
                        column.append(cell)
                    kinds.append(kind)
        found = tiendo.attainment(frame, goals, panel=True, bounds=(0, 100))["probability"]
        for kind, name, level, chance in zip(kinds, goals["unique_id"], goals["value"], found, strict=True):
            happened = came[name] >= level - 1e-12 * level
            reference = drift(known[name], 4, level)
            errors[kind].append(((chance - happened) ** 2, (reference - happened) ** 2))
    print()
    for kind, pairs in errors.items():
        own, of_drift = np.mean(pairs, axis=0)
        score = scores[kind]
        print(
            f"{kind:12} {len(pairs):5} events, {score['base_rate']:6.1%} came true: Brier {own:.4f}, drift {of_drift:.4f}"
        )
        assert score["brier"] == pytest.approx(own, abs=1e-12)
        assert score["skill_over_drift"] == pytest.approx(1 - own / of_drift, abs=1e-9)
        assert own < of_drift


def test_the_script_names_the_programmes_that_there_are() -> None:
    done = subprocess.run([TREE / "script" / "report", "digital_century"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "there are hcmc and digital_decade" in done.stderr


def test_the_head_of_the_page_and_the_changes_name_the_state(tmp_path: Path) -> None:
    now, before = assessed("2026-06-30"), assessed("2024-01-01")
    now.to_html(tmp_path / "page.html", since=before)
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    names = {area["code"]: area["name_en"] for area in table("areas.csv")}
    head = text[text.index("Furthest behind") : text.index("Where the")]
    for row in now.furthest_behind().records():
        shown = f"{row['target_id']}</a> ({names[row['area_code']]})"
        assert row["target_id"].endswith("-states")
        assert shown in head
    of_states = [need for need in now.most_needed(5).records() if need["area_code"] != "EU"]
    assert of_states
    for need in of_states:
        assert f"({names[need['area_code']]}), for {need['periods']}" in head
    changes = head[head.index("Changed since") :]
    assert "(Europ" not in changes  # a target of the Union alone is of one area
    console = Console(file=io.StringIO(), width=200, color_system=None)
    console.print(difference_table(difference(before, now), "2024-01-01", "2026-06-30"))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert all(f"gigabit-states ({code}) " in shown for code in names if code != "EU")
    assert "gigabit " in shown
    assert "(EU)" not in shown
