"""The crosswalk of Viet Nam's reform of 1 July 2025, read from the folder that TIENDO_DATA names."""

from __future__ import annotations

import os
import random
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import tiendo

TREE = Path(__file__).parents[2]
DAY = "2025-07-01"
EVE = "2025-06-30"


@pytest.fixture(scope="module")
def crosswalk() -> Path:
    folder = os.environ.get("TIENDO_DATA")
    if not folder:
        pytest.skip("TIENDO_DATA names no folder")
    return Path(folder) / "admin" / "crosswalk_2025-07-01.csv.gz"


@pytest.fixture(scope="module")
def reform(crosswalk: Path) -> tiendo.Reform:
    return tiendo.Reform.read(crosswalk, effective=DAY)


@pytest.fixture(scope="module")
def links(crosswalk: Path) -> dict[str, list[str]]:
    from tiendo._frames.columns import columns_of

    return columns_of(crosswalk)


def codes(reform: tiendo.Reform, side: str) -> list[str]:
    return [code for block in reform.components().columns[side] for code in block]


def test_the_counts_that_its_makers_give(reform: tiendo.Reform) -> None:
    assert repr(reform) == "<Reform of 2025-07-01: 10035 areas to 3316, 10567 links>"
    before, after = codes(reform, "before"), codes(reform, "after")
    assert len(before) == len(set(before)) == 10_035
    assert len(after) == len(set(after)) == 3_316
    assert set(after) <= set(before)  # every new code was the code of an old ward
    blocks = reform.components()
    assert len(blocks) == 3_023
    sizes = [len(block) for block in blocks.columns["after"]]
    assert sizes.count(1) == sum(blocks.columns["exact"]) == 2_898
    assert max(sizes) == 75


def test_what_was_split(reform: tiendo.Reform, links: dict[str, list[str]]) -> None:
    parts = Counter(links["old_code"])
    split = {code for code, n in parts.items() if n > 1}
    assert len(split) == 443
    city = {
        old for old, province in zip(links["old_code"], links["new_province_code"], strict=True) if province == "79"
    }
    assert len(city & split) == 47
    with_part = {new for new, kind in zip(links["new_code"], links["type"], strict=True) if kind == "partial"}
    assert len(with_part) == 418
    assert 3_316 - 418 == 2_898  # the others are exact unions
    # an area that contains a part of which nothing is known has limits, and no other one has
    carried = reform.carry({"code": sorted(parts), "n": [1] * len(parts)}, value="n")
    unknown = {row["code"] for row in carried.records() if row["value"] is None}
    assert unknown == with_part
    assert len(carried.left.columns["code"]) == 0


def test_integers_are_conserved_to_the_last_bit_forward_and_back(reform: tiendo.Reform) -> None:
    dice = random.Random(7)
    for side, backward in (("before", False), ("after", True)):
        residents = {code: dice.randrange(0, 200_000) for code in codes(reform, side)}
        carried = reform.carry({"code": list(residents), "n": list(residents.values())}, value="n", backward=backward)
        totals = carried.blocks.columns["value"]
        assert len(totals) == 3_023
        expected = [sum(residents[code] for code in block) for block in reform.components().columns[side]]
        assert totals == expected
        assert sum(totals) == sum(residents.values())
        if not backward:  # an exact union has the total of its block
            alone = reform.components().columns["exact"]
            exact = [(row["value"], totals[row["block"]]) for row in carried.records() if alone[row["block"]]]
            assert len(exact) == 2_898
            assert all(value == total for value, total in exact)
        assert len(carried.left.columns["code"]) == 0


def test_ho_chi_minh_city_has_441_wards_before_and_167_after_168_with_con_dao(
    crosswalk: Path, links: dict[str, list[str]]
) -> None:
    def city(columns: dict[str, list[str]]) -> tuple[int, int]:
        rows = [
            (o, n)
            for o, n, p in zip(columns["old_code"], columns["new_code"], columns["new_province_code"], strict=True)
            if p == "79"
        ]
        return len({o for o, _ in rows}), len({n for _, n in rows})

    assert city(links) == (441, 167)
    rest = TREE / "examples" / "reforms" / "viet_nam_2025-07-01_without_wards.csv"
    whole = tiendo.Reform.read(crosswalk, rest, effective=DAY)
    assert len(codes(whole, "after")) == 3_321
    assert len(whole.components()) == 3_023 + 5
    island = whole.resolve("Huyện Côn Đảo", EVE).found
    assert island is not None
    assert island.id == "755@2025-06-30"
    communes = [
        code for code in codes(whole, "after")
        if whole.resolve(code, DAY, tier="commune", within="79").found is not None
    ]  # fmt: skip
    assert len(communes) == 168


def test_a_code_is_another_area_on_another_day(reform: tiendo.Reform) -> None:
    before, after = reform.resolve("26740", EVE).found, reform.resolve("26740", DAY).found
    assert before is not None and after is not None
    assert (before.name, after.name) == ("Phường Bến Nghé", "Phường Sài Gòn")
    assert before.id != after.id
    renamed = reused = 0
    for code in codes(reform, "after"):
        old, new = reform.resolve(code, EVE).found, reform.resolve(code, DAY).found
        assert old is not None and new is not None
        reused += 1
        renamed += old.name.split(" ", 1)[1] != new.name.split(" ", 1)[1]
    assert reused == 3_316
    assert renamed > 2_000


def test_homonyms_of_eight_provinces_stay_ambiguous_without_diacritics(
    links: dict[str, list[str]], reform: tiendo.Reform
) -> None:
    units = {
        code: (name.split(" ", 2)[2] if name.startswith("Đặc khu") else name.split(" ", 1)[1], province)
        for code, name, province in zip(links["new_code"], links["new_name"], links["new_province_code"], strict=True)
    }
    provinces, pairs = set(), 0
    plain = str.maketrans("đĐ", "dD")
    for code, (name, province) in units.items():
        folded = unicodedata.normalize("NFD", name.translate(plain))
        folded = "".join(c for c in folded if not unicodedata.combining(c))
        answer = reform.resolve(folded, DAY, tier="commune", within=province)
        alike = [area.code for area in answer.candidates]
        assert code in alike
        if len(alike) > 1:
            assert answer.how == "ambiguous"
            assert answer.found is None
            provinces.add(province)
            pairs += 1
        with_marks = reform.resolve(name, DAY, tier="commune", within=province)
        if folded != name:
            assert with_marks.found is not None
            assert with_marks.found.code == code
    assert len(provinces) == 8
    assert pairs == 20
