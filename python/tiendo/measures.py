"""The official ways to measure progress, over single figures, arrays or frame columns.

    r = tiendo.measures.open_sdg(base=(2015, 50), latest=(2021, 65), target=(2030, 80), direction="up")
    r.ratio, r.score, r.status, r.reason        # 1.404..., 5.0, 'substantial', None

Every method takes the same arguments. Base, latest and target are (time, value) pairs, times in decimal
years; each part is a number or an array (numpy, or a pandas, polars or Arrow column), and all arrays have one
length. Missing figures are NaN. The result holds numbers, or arrays of that length. An undefined number is None
(NaN in an array) and has a reason. `status` is the class in the method's own words.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from . import _core
from .errors import InvalidValue

_REASONS: Any = np.array([code or None for code in _core.reason_codes()], dtype=object)
_SIGNS = {"up": 1.0, "down": -1.0, "parity": 0.0}
_NAN: Any = np.array(np.nan)

Pair = Any  # (time, value); each a number or an array


class Result:
    """What a method says: numbers for single figures, arrays for arrays.

    `ratio` and `score` are numbers, `status` the class in words, `reason` a code, each None (NaN) where there is
    none. `actual` and `required` are what the method compares: rates, paces or levels.
    """

    def __init__(self, evaluate: Any, rows: int | None, labels: Sequence[str], scored: bool) -> None:
        self._evaluate = evaluate
        self._rows = rows
        self._labels: Any = np.array([*labels, None], dtype=object)  # class -1 is the last one: none
        self._found = evaluate(["ratio", "reason", *(["score"] if scored else []), *(["status"] if labels else [])])

    @property
    def ratio(self) -> Any:
        """The ratio; higher is better by every method."""
        return self._number(self._found["ratio"])

    @property
    def score(self) -> Any:
        """The score, None where the method has none."""
        return self._number(self._found["score"]) if "score" in self._found else None

    @cached_property
    def status(self) -> Any:
        """The class in the method's own words, None where it has none."""
        if "status" not in self._found:
            return None
        names = self._labels[self._found["status"]]
        return names[0] if self._rows is None else names

    @cached_property
    def reason(self) -> Any:
        """Why a number is missing, or what stands beside it, such as "met"; None where nothing is to be said."""
        codes = _REASONS[self._found["reason"]]
        return codes[0] if self._rows is None else codes

    @property
    def status_code(self) -> Any:
        """The place of the class, from the worst (0) to the best, -1 where there is none; None without classes."""
        found = self._found.get("status")
        return found if found is None or self._rows is not None else int(found[0])

    @property
    def labels(self) -> list[str]:
        """The classes from the worst to the best."""
        return [str(name) for name in self._labels[:-1]]

    @property
    def actual(self) -> Any:
        """The rate, pace or level that the method judges (UNICEF's in percent a year, other rates as shares)."""
        return self._number(self._compared["actual"])

    @property
    def required(self) -> Any:
        """What `actual` would have to be."""
        return self._number(self._compared["required"])

    @cached_property
    def _compared(self) -> dict[str, Any]:
        found: dict[str, Any] = self._evaluate(["actual", "required"])
        return found

    def _number(self, found: Any) -> Any:
        if self._rows is not None:
            return found
        return None if np.isnan(found[0]) else float(found[0])

    def __repr__(self) -> str:
        if self._rows is not None:
            return f"<Result of {self._rows} rows>"
        parts = [f"{name}={value!r}" for name in ("ratio", "score", "status", "reason") if (value := getattr(self, name)) is not None]
        return f"<Result {', '.join(parts)}>"


class Method:
    """A way to judge progress: a quantity, classes and a score, as data.

    Call it with `base=(time, value)`, `latest=(time, value)`, `target=(time, value)`, `direction` ("up", "down",
    "parity", or an array of these). `limit` is the natural limit of the indicator, `spread` a standard deviation,
    `series` all figures as (time, value) pairs in the order of time instead of base and latest, `band` UNICEF's.
    `policy="as_published"` applies the publisher's own patches, rounding and guesses. Raises `InvalidValue` for a
    direction or policy that is none, and for arrays of different lengths.
    """

    def __init__(
        self,
        name: str,
        quantity: str,
        *,
        cuts: Sequence[float | tuple[float, bool]] = (),
        labels: Sequence[str | tuple[str, str]] = (),
        met: str | None = None,
        score: Sequence[tuple[float, float]] = (),
        without_target: Method | None = None,
    ) -> None:
        """A method of one's own: `labels` from the worst to the best, `cuts` between them.

        A cut is a ratio at which the upper class begins, or (ratio, False) beyond which it begins. A label may
        be (name, reading) with what it means on the scale of `compare_methods`: away, too_slow, toward or met.
        `met` names the class of a target that is reached. `score` are points (ratio, score), straight lines between.
        `quantity` is one of `tiendo.measures.quantities`. `without_target` is a method for figures without one.
        Raises `InvalidValue` where cuts, labels and points do not fit together.
        """
        classes = [(label, "too_slow") if isinstance(label, str) else label for label in labels]
        names = [label for label, _ in classes]
        if met is not None and met not in names:
            raise InvalidValue(f"the class of a met target, '{met}', is none of {', '.join(names)}")
        self._parts = (
            quantity,
            [cut if isinstance(cut, tuple) else (float(cut), True) for cut in cuts],
            classes,
            None if met is None else names.index(met),
            list(score),
        )
        other = None if without_target is None else without_target._parts
        self._set(_core.Method.own(name, self._parts, other))

    def _set(self, core: _core.Method, published: _core.Method | None = None, text: str = "") -> None:
        self._core = core
        self._published = published
        if text:
            self.__doc__ = text

    @classmethod
    def _of(cls, core: _core.Method, published: _core.Method | None = None, text: str = "") -> Method:
        made = cls.__new__(cls)
        made._set(core, published, text)
        return made

    @property
    def name(self) -> str:
        """The name of the method."""
        return self._core.name

    @property
    def classes(self) -> list[str]:
        """The classes of figures with a target (of a method without one: of figures), from the worst to the best."""
        return [name for name, _ in (self._core.with_target or self._core.without_target or ("", [], [], False))[2]]

    @property
    def cuts(self) -> list[tuple[float, bool]]:
        """The thresholds between the classes, each with whether it belongs to the upper class."""
        return list((self._core.with_target or self._core.without_target or ("", [], [], False))[1])

    def __call__(
        self,
        *,
        base: Pair = None,
        latest: Pair = None,
        target: Pair = None,
        direction: Any = "up",
        limit: Any = None,
        spread: Any = None,
        series: Iterable[Pair] | None = None,
        policy: str = "reason_coded",
        band: float = 0.5,
    ) -> Result:
        if policy not in ("reason_coded", "as_published"):
            raise InvalidValue(f"'{policy}' is no policy; write 'reason_coded' or 'as_published'")
        published = policy == "as_published"
        core = self._published if published and self._published is not None else self._core
        columns = [part for pair in (base, latest, target) for part in _pair(pair)]
        columns += [_signs(direction, published and self.name == "open_sdg"), _column(limit), _column(spread)]
        course = [] if series is None else [part for pair in series for part in _pair(pair)]
        rows = _rows([*columns, *course])
        with_target = not (columns[5].ndim == 0 and np.isnan(columns[5]))
        rating = (core.with_target if with_target else core.without_target) or core.with_target or core.without_target
        labels = [name for name, _ in rating[2]] if rating else []
        return Result(
            lambda wanted: core.evaluate(1 if rows is None else rows, columns, course, band, wanted),
            rows,
            labels,
            bool(rating and rating[3]),
        )

    def __repr__(self) -> str:
        return f"<Method {self.name}>"


def _column(value: Any) -> Any:
    """A number or a column as an array of doubles; missing is NaN."""
    if value is None:
        return _NAN
    array = np.asarray(value)
    if array.dtype == object:
        array = np.array([np.nan if item is None else item for item in array.ravel()]).reshape(array.shape)
    array = np.ascontiguousarray(array, dtype=np.float64) if array.ndim else array.astype(np.float64)
    if array.ndim > 1:
        raise InvalidValue("figures are numbers or columns, not tables")
    return array


def _pair(pair: Pair) -> tuple[Any, Any]:
    if pair is None:
        return _NAN, _NAN
    if isinstance(pair, tuple | list) and len(pair) == 2:
        return _column(pair[0]), _column(pair[1])
    raise InvalidValue("a figure is a pair (time, value), such as (2015, 50)")


def _signs(direction: Any, published: bool) -> Any:
    if direction is None and published:
        return np.array(-1.0)  # Open SDG takes lower to be better where nothing is said
    if isinstance(direction, str) or direction is None:
        if direction not in _SIGNS:
            raise InvalidValue(f"{direction!r} is no direction; write 'up', 'down' or 'parity'")
        return np.array(_SIGNS[direction])
    words = np.asarray(direction).astype(str)
    signs = np.full(words.shape, np.nan)
    for word, sign in _SIGNS.items():
        signs[words == word] = sign
    if np.isnan(signs).any():
        raise InvalidValue("a direction is none of 'up', 'down' and 'parity'")
    return signs


def _rows(columns: list[Any]) -> int | None:
    lengths = {len(column) for column in columns if column.ndim}
    if len(lengths) > 1:
        raise InvalidValue(f"columns of different lengths: {', '.join(map(str, sorted(lengths)))}")
    return lengths.pop() if lengths else None


_DOCUMENTED = {
    "open_sdg": """Open SDG's progress measure.

    With a target R = sign(b) d CAGR(x, b) / |CAGR(v, b)|: substantial R >= .95, moderate >= .60, limited >= 0,
    deterioration; achieved where the target is met. Without one r = sign(b) d CAGR(x, b) over the limit factor, cuts
    .015, .005, 0. Score from -5 to 5. `as_published`: zeros become .001, rounded coefficients, direction None is "down".
    Source: Open SDG. 50 (2015), 65 (2021), 80 by 2030, up: ratio 1.404273, score 5.""",
    "eurostat": """Eurostat's monitoring of goals; known second-hand, from another body's implementation.

    With a target R as Open SDG's: significant R >= .95, moderate >= .60, insufficient >= 0, movement_away. Without one d CAGR,
    parted at 1 % and .1 % a year either way. 50 (2015), 65 (2021), 80 by 2030, up: 1.404273, significant.""",
    "astat": """ASTAT's trend: d CAGR, parted at 5 % and 1 % a year either way; it looks at no target.

    100 (2015), 105 (2016), up: strong_improvement.""",
    "unsd_2023": """UNSD's assessment of 2023; known second-hand, from another body's implementation.

    With a target (e - b) / (v - b), e = x (1 + CAGR)^(T - t): on_track >= .95, fair_progress >= .10. Without one d CAGR, 2 % and
    .5 % a year. `as_published` (EUSTAT): within one point of 0 or 100 a target is met, the direction is the target's.
    43 (2015), 37 (2022), 25 by 2030, down: actual 31.160985, ratio .657723.""",
    "unsd_2022": """UNSD's assessment of 2022; known second-hand, from another body's implementation.

    CAGR actual / required: on_track >= .95, fair_progress >= .5, limited_or_no_progress >= -.1, deterioration.
    43 (2015), 37 (2022), 25 by 2030, down: .598157.""",
    "escap_current_status": """ESCAP's current status: score d 10 (x - b) / |v - b|, parity 10 - 10 |v - x| / |v - b|; no classes.

    40 to 55, target 90, up: 3.0; .8 to 1.05, target 1, parity: 7.5.""",
    "escap_anticipated": """ESCAP's anticipated progress; general knowledge and not verified, the weights are ours.

    A line through the series, recent figures weighing more, to the target date: d (y - b) / |v - b|; maintain >= .90,
    accelerate >= 0, reverse. 40, 44, 50 (2015, 2018, 2020), 85 by 2030, up: actual 72.127660, ratio .713948.""",
    "sdsn_trend": """SDSN's trend arrows; the cuts are general knowledge and not verified.

    Points a year since the base over points a year needed to the target: decreasing < 0, stagnating < .5, moderate < 1,
    on_track. 40 (2015), 50 (2020), 85 by 2030, up: 2 of 3 a year, ratio .6667.""",
    "unicef_aarr": """UNICEF's average annual rate of reduction.

    actual 100 (1 - exp(slope of ln y on year)) over the series, required 100 (1 - (v / b)^(1 / (T - t0))), percent a year;
    on_track where met or actual >= required, else some, none, worsening by `band` (.5; 1.5 overweight, 2.0 wasting, .8
    breastfeeding). `as_published`: values rounded to 1 decimal before the logarithm, rates to 2, half away from zero.
    12, 11, 10.4, 9.1, 8.6 (2012, 2015, ..., 2024), down: actual 2.812718.""",
    "oecd_distance": """The OECD's distance; general knowledge and not verified. score max(0, d (v - x)) / spread; no classes.

    5 against 10, spread 2.5, up: 2.""",
    "who_fixed_target": """WHO's straight line: what was moved over what the line has moved by then; 1 is on the line; no classes.

    68 (2018), 72.428571 (2019), 99 by 2025, up: 1.""",
    "who_aroc": """WHO's projection by the last annual rate of change, actual = x (x / b)^((T - t) / (t - t0)); no classes.

    87 (2017), 88 (2018), to 2025: actual 95.329345.""",
    "simple_ratio": """x / v, or v / x where lower is better; no classes. 22 of 25, up: .88.""",
    "baseline_ratio": """(x - b) / (v - b), the part of the way; no classes. From 1766, at 1500, to 1059.6, down: .37656.""",
    "linear_pace": """Actual pace over the pace still required: on_track >= .95, at_risk >= .60, off_track >= 0, deteriorating.

    15.38 (2022.0), 22 (2025.0), 25 by 2026.0, up: 2.2067 of 3 a year, .7356.""",
}


def _built_in(name: str) -> Method:
    return Method._of(_core.Method.built_in(name), _core.Method.built_in(name, as_published=True), _DOCUMENTED[name])


astat = _built_in("astat")
baseline_ratio = _built_in("baseline_ratio")
escap_anticipated = _built_in("escap_anticipated")
escap_current_status = _built_in("escap_current_status")
eurostat = _built_in("eurostat")
linear_pace = _built_in("linear_pace")
oecd_distance = _built_in("oecd_distance")
open_sdg = _built_in("open_sdg")
sdsn_trend = _built_in("sdsn_trend")
simple_ratio = _built_in("simple_ratio")
unicef_aarr = _built_in("unicef_aarr")
unsd_2022 = _built_in("unsd_2022")
unsd_2023 = _built_in("unsd_2023")
who_aroc = _built_in("who_aroc")
who_fixed_target = _built_in("who_fixed_target")

built_in: list[str] = _core.built_in_methods()
quantities: list[str] = _core.quantities()


def read_methods(path: str | os.PathLike[str]) -> list[Method]:
    """The methods of a TOML file (`[[method]]`, docs/formats.md); raises `InputError` with all its faults."""
    return [Method._of(core) for core in _core.Method.read(os.fspath(path))]


def growth_rate(first: Any, last: Any, years: Any) -> Any:
    """Compound growth a year as a share, (last / first)^(1 / years) - 1; arrays too. 50 to 65 in 6 years: .0446975."""
    return _core.growth_rate(first, last, years)


def limit_factor(base: Any, limit: Any) -> Any:
    """How much growth Open SDG still expects near a natural limit, 1 without one (NaN). 95 of 100: .2036705."""
    return _core.limit_factor(base, limit)


class Path:
    """A way from a base to a target: "linear" (equal amounts), "geometric" (equal percentages), "logistic" (below a cap).

    `base` and `target` are (time, value). Where the path does not exist, `exists` is False and `reason` says why: zero_base,
    zero_target or sign_change for a geometric one, out_of_range for a logistic one, deadline_passed without time. From
    68 (2018) to 99 (2025), linear: 72.428571 in 2019.
    """

    def __init__(self, shape: str, base: tuple[float, float], target: tuple[float, float], cap: float = float("nan")) -> None:
        self._core = _core.Path(shape, *base, *target, cap)

    @property
    def exists(self) -> bool:
        """Whether there is such a path."""
        return self._core.reason == ""

    @property
    def reason(self) -> str | None:
        """Why there is none."""
        return self._core.reason or None

    def at(self, time: float) -> float | None:
        """The level at a time, None where there is no path."""
        return self._core.at(time) if self.exists else None

    def checkpoints(self, step: float = 1) -> list[tuple[float, float]]:
        """(time, level) at the end of every `step` years, the target's at the end."""
        return self._core.checkpoints(step)

    def acceleration(self, latest: tuple[float, float]) -> tuple[float | None, str | None]:
        """How many times faster than so far it has to go from `latest` on, and why that is undefined where it is."""
        multiple, reason = self._core.acceleration(*latest)
        return multiple, reason or None
