"""Areas over time: parents, children, successors and predecessors on a day, from a reform and from a table."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pandas
import polars
import pytest
import tiendo

HCMC = Path(__file__).parents[2] / "examples" / "hcmc" / "areas.csv"
EVE, DAY = "2025-06-30", datetime.date(2025, 7, 1)


def ids(areas: tiendo.Areas) -> list[str]:
    return list(areas.columns["area_id"])


def test_the_city_on_both_sides_of_the_reform() -> None:
    history = tiendo.AreaHistory.read(HCMC)
    assert ids(history.successors("74", EVE)) == ["79@2025-07-01"]
    assert sorted(ids(history.predecessors("79", DAY))) == ["74@1997-01-01", "77@1991-08-12", "79@1976-07-02"]
    assert ids(history.successors("74", "2000-01-01", until=EVE)) == ["74@1997-01-01"]
    assert sorted(ids(history.predecessors("79", DAY, since="1995-01-01"))) == ["77@1991-08-12", "79@1976-07-02"]
    parent = history.parent("79", DAY)
    assert parent is not None
    assert (parent.id, parent.valid_to, history.parent("VN", DAY)) == ("VN@1976-07-02", None, None)
    assert ids(history.children("VN", EVE)) != ids(history.children("VN", DAY))
    assert history.resolve("79", EVE).found != history.resolve("79", DAY).found
    assert "79@2025-07-01" in ids(history.live(DAY, tier="province"))
    assert set(ids(history.live(DAY, tier="province"))) < set(ids(history.live(DAY)))
    with pytest.raises(tiendo.UnknownName, match="no area 74 is in force on 2025-07-01"):
        history.successors("74", DAY)
    assert ids(history.live("1950-01-01", tier="province")) == []  # none yet, but a tier
    with pytest.raises(tiendo.UnknownName, match=r"no area is of the tier 'provnce'; there are .*province"):
        history.live(DAY, tier="provnce")
    with pytest.raises(tiendo.UnknownName, match="no area is of the tier 'provnce'"):
        history.resolve("79", DAY, tier="provnce")
    with pytest.raises(tiendo.UnknownName, match="no area at any time has the code 'HCMC'"):
        history.resolve("79", DAY, within="HCMC")
    for wrong in (79, None, "\ud800"):
        with pytest.raises(tiendo.InvalidValue, match="a code is a text"):
            history.parent(wrong, DAY)  # type: ignore[arg-type]
        with pytest.raises(tiendo.InvalidValue, match="a name is a text"):
            history.resolve(wrong, DAY)  # type: ignore[arg-type]
    with pytest.raises(tiendo.InvalidValue, match="until 2010-01-01 lies before 2025-07-01; ask for predecessors"):
        history.successors("79", DAY, until="2010-01-01")
    with pytest.raises(tiendo.InvalidValue, match="since 2025-07-01 lies behind 2025-06-30; ask for successors"):
        history.predecessors("79", EVE, since=DAY)


def test_a_reform_is_a_history_of_its_eve_and_after() -> None:
    reform = tiendo.Reform.read(
        polars.DataFrame({
            "old_code": ["1", "2", "3", "3"], "old_province_code": ["P"] * 4, "new_code": ["1", "1", "1", "4"],
            "new_province_code": ["Q"] * 4, "type": ["full", "full", "partial", "partial"],
        }), effective="2025-07-01",
    )  # fmt: skip
    history = reform.areas()
    assert repr(history) == "<AreaHistory: 7 versions of areas>"
    assert ids(history.ancestors("1", EVE)) == ["P@2025-06-30"]
    assert ids(history.children("Q", DAY)) == ["1@2025-07-01", "4@2025-07-01"]
    assert ids(history.successors("3", EVE)) == ["1@2025-07-01", "4@2025-07-01"]
    assert ids(history.predecessors("4", DAY, since=EVE)) == ["3@2025-06-30"]
    assert ids(reform.areas(known_from="2000-01-01").children("P", "2010-01-01")) == [
        "1@2000-01-01",
        "2@2000-01-01",
        "3@2000-01-01",
    ]
    frame = history.children("Q", DAY).to_pandas()
    assert list(frame.columns) == ["code", "valid_from", "area_id", "name", "tier", "parent_code", "valid_to"]
    assert repr(history.successors("3", EVE)) == "<Areas: 1@2025-07-01, 4@2025-07-01>"
    assert len(history.predecessors("1", DAY)) == 3


def test_faults_of_a_table_have_their_place() -> None:
    columns = {"code": ["1"], "valid_from": ["2025-13-01"], "tier": ["commune"], "name_vi": ["A"], "name_en": ["A"]}
    with pytest.raises(tiendo.InputError, match="<frame>: row 1, column 'valid_from': '2025-13-01' is not a day"):
        tiendo.AreaHistory.read(pandas.DataFrame(columns))
    twice = pandas.DataFrame({**columns, "valid_from": ["2025-01-01"]}).loc[[0, 0]]
    with pytest.raises(tiendo.InvalidValue, match="the version stands twice"):
        tiendo.AreaHistory.read(twice)


@pytest.mark.skipif("TIENDO_DATA" not in os.environ, reason="TIENDO_DATA is not set")
def test_every_commune_of_the_country_has_what_it_came_from() -> None:
    """10,035 old wards and 3,316 new communes: counted in the crosswalk's description, links in both directions alike."""
    table = Path(os.environ["TIENDO_DATA"]) / "admin" / "crosswalk_2025-07-01.csv.gz"
    history = tiendo.Reform.read(table, effective="2025-07-01").areas()
    assert len(history.live(EVE, tier="commune")) == 10_035
    communes = history.live(DAY, tier="commune")
    assert len(communes) == 3_316
    assert sum(len(history.predecessors(code, DAY)) for code in communes.columns["code"]) == 10_567
    assert len(history.children("79", DAY)) == 167
