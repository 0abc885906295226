"""Sums up the tiers, and what a change is made of."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas
import polars
import pytest
import tiendo

WARDS = {
    "province": ["01", "79", "79", "79"],
    "online": [1, 40, 30, None],
    "dossiers": [2, 100, 50, 50],
    "rate": [0.5, 0.4, 0.6, None],
    "residents": [10, 10, 10, 10],
}


def test_the_ratio_of_sums_with_its_coverage() -> None:
    for frame in (WARDS, pandas.DataFrame(WARDS), polars.DataFrame(WARDS)):
        strict = tiendo.aggregate(frame, by="province", numerator="online", denominator="dossiers")
        assert strict.columns["value"] == [0.5, None]
        assert strict.columns["reason"] == [None, "coverage_too_low"]
        assert strict.columns["coverage"] == [1, 0.75]
        bank = tiendo.aggregate(frame, by="province", numerator="online", denominator="dossiers", coverage="world_bank")
        assert bank.columns["value"][1] == pytest.approx(70 / 150)
    ratios = tiendo.aggregate(WARDS, by="province", ratio="rate", denominator="dossiers", coverage=0.7)
    assert ratios.columns["value"][1] == pytest.approx(70 / 150)
    escap = tiendo.aggregate(
        WARDS, by="province", ratio="rate", denominator="dossiers", weight="residents", coverage="escap"
    )
    assert escap.columns["coverage"][1] == pytest.approx(2 / 3)
    assert escap.columns["value"][1] == pytest.approx(70 / 150)
    assert repr(escap) == "<Aggregate: 2 groups>"


def test_counts_and_rates() -> None:
    counts = tiendo.aggregate(WARDS, by="province", count="dossiers")
    assert counts.columns["value"] == [2, 200]
    missing = tiendo.aggregate(WARDS, by="province", count="online")
    assert missing.columns["value"] == [1, None]
    assert missing.columns["numerator"] == [1, 70]
    rate = tiendo.aggregate(WARDS, by="province", numerator="dossiers", denominator="residents", per=100)
    assert rate.columns["value"][1] == pytest.approx(200 / 30 * 100)


def test_small_counts_are_flagged_and_on_request_hidden() -> None:
    frame = {"ward": ["a", "b", "c"], "province": ["p"] * 3, "n": [4, 15, 90]}
    shown = tiendo.aggregate(frame, by="ward", count="n")
    assert shown.columns["flag"] == ["suppressible", "unreliable", None]
    assert shown.columns["relative_standard_error"][0] == 0.5
    hidden = tiendo.aggregate(frame, by="ward", count="n", suppress=True, total="province")
    assert hidden.columns["flag"] == ["suppressed", "suppressed_to_guard", None]
    assert hidden.columns["value"] == [None, None, 90]
    with pytest.raises(tiendo.InvalidValue, match="the group a lies in 'p' and in 'q'"):
        tiendo.aggregate({"w": ["a", "a"], "t": ["p", "q"], "n": [1, 2]}, by="w", count="n", total="t")


def test_places_come_from_sums() -> None:
    found = tiendo.aggregate(
        WARDS, by="province", numerator="online", denominator="dossiers", coverage=0.7, ranking="highest"
    )
    assert (found.columns["rank"], found.columns["field"]) == ([1, 2], [2, 2])
    lowest = tiendo.aggregate(WARDS, by="province", count="dossiers", ranking="lowest")
    assert lowest.columns["rank"] == [1, 2]
    strict = tiendo.aggregate(WARDS, by="province", numerator="online", denominator="dossiers", ranking="highest")
    assert (strict.columns["rank"], strict.columns["field"]) == ([1, None], [1, None])
    tied = {"g": ["a", "b"], "n": [71553, 71550], "d": [100000, 100000]}
    places = [
        tiendo.aggregate(tied, by="g", numerator="n", denominator="d", ranking="highest", decimals=k).columns["rank"]
        for k in (4, 5)
    ]
    assert places == [[1, 1], [1, 2]]
    with pytest.raises(tiendo.InvalidValue, match="ranking is one of 'highest', 'lowest', not 'best'"):
        tiendo.aggregate(WARDS, by="province", count="dossiers", ranking="best")  # type: ignore[arg-type]


def test_places_alone_are_summarised_and_never_averaged() -> None:
    frame = {"province": ["p"] * 4 + ["q"], "place": [30, 2, None, 9, None], "of": [63, 63, None, 63, None]}
    for given in (frame, pandas.DataFrame(frame), polars.DataFrame(frame)):
        for field in ("of", 63):
            found = tiendo.aggregate(given, by="province", rank="place", field=field, top=10)
            assert found.records()[0] == {
                "group": "p", "best": 2, "median_low": 9, "median_high": 9, "worst": 30, "field": 63, "within_top_low": 2.0,
                "within_top_high": 3.0, "areas": 4, "areas_with_rank": 3, "reason": None,
            }  # fmt: skip
            assert found.columns["reason"][1] == "no_observation"
    wrongs: list[dict[str, object]] = [
        {"weight": "of"},
        {"count": "place"},
        {"denominator": "of"},
        {"per": 100},
        {"ranking": "lowest"},
    ]
    for wrong in wrongs:
        with pytest.raises(tiendo.InvalidValue, match="ranks neither add nor average"):
            tiendo.aggregate(frame, by="province", rank="place", **wrong)  # type: ignore[arg-type]
    with pytest.raises(tiendo.InvalidValue, match=r"row 1: 2.5 in column 'place' is not a whole number"):
        tiendo.aggregate({"g": ["a"], "place": [2.5]}, by="g", rank="place")
    with pytest.raises(tiendo.InvalidValue, match="no place 70 among 63"):
        tiendo.aggregate({"g": ["a"], "place": [70]}, by="g", rank="place", field=63)


def test_misuse() -> None:
    for wrong in ({}, {"ratio": "rate"}, {"count": "online", "denominator": "dossiers"}):
        with pytest.raises(tiendo.InvalidValue, match="name count, or"):
            tiendo.aggregate(WARDS, by="province", **wrong)  # type: ignore[arg-type]
    others: list[tuple[dict[str, Any], str]] = [
        ({"top": 3}, "field and top are of ranks"), ({"decimals": 2}, "give ranking"), ({"per": 0}, "per must be finite and > 0"),
        ({"ranking": "highest", "decimals": 2**40}, "at most 15"), ({"unreliable_below": float("nan")}, "0 or more"),
        ({"coverage": None}, "coverage is a number"),
    ]  # fmt: skip
    for arguments, message in others:
        with pytest.raises(tiendo.InvalidValue, match=message):
            tiendo.aggregate(WARDS, by="province", count="dossiers", **arguments)
    for arguments, message in (
        ({"suppress": True}, "of ranks there are"),
        ({"top": 1.5}, "a whole number"),
        ({"top": 2**70}, "at most"),
    ):
        with pytest.raises(tiendo.InvalidValue, match=message):
            tiendo.aggregate({"g": ["a"], "place": [7]}, by="g", rank="place", **arguments)
    with pytest.raises(tiendo.InvalidValue, match="not of the same length: g 2, n 1"):
        tiendo.aggregate({"g": ["a", "b"], "n": [1]}, by="g", count="n")
    with pytest.raises(tiendo.InvalidValue, match="every column of a mapping is a list"):
        tiendo.aggregate({"g": ["a"], "n": 1}, by="g", count="n")
    with pytest.raises(tiendo.InvalidValue):
        tiendo.aggregate(WARDS, by="province", count="dossiers", coverage="half")  # type: ignore[arg-type]
    with pytest.raises(tiendo.InvalidValue):
        tiendo.aggregate(WARDS, by="province", count="dossiers", coverage=1.5)


def test_a_change_split() -> None:
    # By hand, docs of change_split: +.08125 and -.09375
    frame = {
        "code": ["a", "b"], "ratio_before": [0.5, 0.9], "ratio_after": [0.6, 0.95],
        "weight_before": [100, 100], "weight_after": [300, 100],
    }  # fmt: skip
    split = tiendo.change_split(polars.DataFrame(frame))
    assert split.change == pytest.approx(-0.0125)
    assert split.performance == pytest.approx(0.08125)
    assert split.mix == pytest.approx(-0.09375)
    assert split.opposed and split.reversed
    assert (
        repr(split) == "<ChangeSplit: -0.0125 = +0.08125 performance -0.09375 mix, the whole moves against its parts>"
    )
    assert split.to_pandas().shape == (2, 3)
    undefined = tiendo.change_split({**frame, "ratio_before": [None, 0.9]})
    assert (undefined.change, undefined.performance, repr(undefined)) == (None, None, "<ChangeSplit: no_observation>")
    with pytest.raises(tiendo.InvalidValue, match="write 0 for a part"):
        tiendo.change_split({**frame, "weight_after": [300, None]})


def test_the_growth_of_the_merged_city() -> None:
    """7.82, 8.3 and 2.61 make 6.56: none of the fall from 7.82 is performance (docs/geography.md)."""
    weight_of_third = (1.26 + 0.48 * 0.2) / 5.21
    split = tiendo.change_split(
        {
            "code": ["79", "74", "77"], "ratio_before": [7.82, None, None], "ratio_after": [7.82, 8.3, 2.61],
            "weight_before": [1, 0, 0], "weight_after": [0.8 - weight_of_third, 0.2, weight_of_third],
        }
    )  # fmt: skip
    assert split.after == pytest.approx(6.56)
    assert split.performance == pytest.approx(0)
    assert split.mix == pytest.approx(-1.26)


def test_the_worked_example_of_the_docs() -> None:
    page = (Path(__file__).parents[2] / "docs" / "geography.md").read_text(encoding="utf-8")
    *_, example = re.findall(r"```python\n(.*?)```", page, re.S)
    assignment, call, comment = re.match(r"(w = .*?)\n(tiendo.*\))\n# (.*)", example, re.S).groups()  # type: ignore[union-attr]
    names: dict[str, object] = {"tiendo": tiendo}
    exec(assignment, names)
    assert repr(eval(call, names)) == comment.strip()


def test_the_command(tmp_path: Path) -> None:
    values = tmp_path / "values.csv"
    pandas.DataFrame(WARDS).to_csv(values, index=False)

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tiendo", "aggregate", str(values), "--by", "province", *words]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    shown = run("--numerator", "online", "--denominator", "dossiers", "--coverage", "0.7")
    assert shown.stdout.splitlines()[0].startswith("group,value,numerator,denominator,coverage")
    assert shown.stdout.splitlines()[1].startswith("01,0.5,1,2,1,1,1,1,suppressible")
    assert '"value": 200.0' in run("--count", "dossiers", "--json").stdout
    assert run("--count", "dossiers", "--denominator", "dossiers").returncode == 2
    assert run("--count", "residents", "--ranking", "highest").stdout.splitlines()[2].endswith(",1,2")
    assert (
        run("--rank", "dossiers", "--field", "100", "--top", "50").stdout.splitlines()[2]
        == "79,50,50,50,100,100,2,2,3,3,"
    )
    assert run("--count", "dossiers", "--coverage", "half").returncode == 2


def test_a_group_is_one_however_its_letters_are_composed() -> None:
    names = ["Ho\u00e0 B\u00ecnh", "Hoa\u0300 Bi\u0300nh"]  # Hoà Bình, composed and not
    result = tiendo.aggregate({"province": names, "dossiers": [1, 2]}, by="province", count="dossiers")
    assert result.columns["group"] == names[:1]
    assert result.columns["value"] == [3]


@pytest.mark.parametrize("per", [1, 100, 1000, 100_000, 1_000_000, 0.5])
def test_ratios_in_any_unit_are_the_same_data_as_events(per: float) -> None:
    """Groups given as rates and as events agree in value, numerator, coverage, flag, suppression and rank."""
    residents = [20_000, 50_000, 7_000, 90_000, 1_000, 30_000]
    events = [2.0, 4.0, 9.0, None, 11.0, 25.0]
    table = {"g": ["a", "a", "b", "b", "c", "d"], "total": ["t"] * 6, "events": events, "residents": residents}
    table["rate"] = [None if e is None else e / r * per for e, r in zip(events, residents, strict=True)]
    options: dict[str, Any] = {
        "by": "g",
        "denominator": "residents",
        "per": per,
        "suppress": True,
        "total": "total",
        "ranking": "lowest",
    }
    kinds: list[dict[str, Any]] = [{"ratio": "rate"}, {"numerator": "events"}]
    one, other = (tiendo.aggregate(table, **kind, **options) for kind in kinds)
    for name in one.columns:
        mine = [x if isinstance(x, (str, type(None))) else pytest.approx(x, rel=1e-12) for x in one.columns[name]]
        assert mine == other.columns[name], name
    # by hand: a has 6 events (fewer than 10), b lacks one value, c has 11, d has 25
    assert one.columns["flag"] == ["suppressed", one.columns["flag"][1], one.columns["flag"][2], None]
    assert one.columns["value"][3] == pytest.approx(25 / 30_000 * per)


def test_the_rounding_of_a_division_suppresses_no_one() -> None:
    """Ten events among n, written as a rate and multiplied again, are ten events and not 9.999999999999998."""
    rounded = 0
    for n in range(11, 3000):
        for per in (1, 100, 100_000):
            rate = 10 / n * per
            rounded += rate * n / per != 10
            (row,) = tiendo.aggregate(
                {"g": ["a"], "r": [rate], "n": [n]}, by="g", ratio="r", denominator="n", per=per
            ).records()[:1]
            assert (row["numerator"], row["flag"]) == (10, "unreliable")
            if n > 60:
                break
    assert rounded > 0  # the grid has such cases


def test_percentages_carry_through_a_reform_in_their_unit() -> None:
    """40 % of 100 and 60 % of 50 come together to 70 of 150, 46.67 %; as rates per 100,000 likewise."""
    reform = tiendo.Reform.read(
        {"old_code": ["1", "2"], "new_code": ["9", "9"], "type": ["full"] * 2}, effective="2025-07-01"
    )
    for per in (1, 100, 100_000):
        table = {"code": ["1", "2"], "rate": [0.4 * per, 0.6 * per], "d": [100, 50]}
        carried = reform.carry(table, ratio="rate", denominator="d", per=per)
        assert carried.columns["value"] == pytest.approx([70 / 150 * per])
        assert carried.columns["numerator_low"] == pytest.approx([70])
        assert carried.blocks.columns["value"] == pytest.approx([70 / 150 * per])
        parts = reform.carry(
            {"code": ["1", "2"], "n": [40, 30], "d": [100, 50]}, numerator="n", denominator="d", per=per
        )
        assert parts.columns["value"] == carried.columns["value"]
    for wrong in (0, -1, float("nan")):
        with pytest.raises(tiendo.InvalidValue, match="per must be finite and > 0"):
            reform.carry({"code": ["1"], "rate": [1], "d": [1]}, ratio="rate", denominator="d", per=wrong)
    with pytest.raises(tiendo.InvalidValue, match="per is the unit of ratios"):
        reform.carry({"code": ["1"], "n": [1]}, value="n", per=100)
