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
from typing import Any

import numpy as np

from .. import _core
from ..errors import InvalidValue
from .result import Result

_SIGNS = {"up": 1.0, "down": -1.0, "parity": 0.0}
_NAN: Any = np.array(np.nan)
Pair = Any  # (time, value); each a number or an array


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


quantities: list[str] = _core.quantities()


def read_methods(path: str | os.PathLike[str]) -> list[Method]:
    """The methods of a TOML file (`[[method]]`, docs/formats.md); raises `InputError` with all its faults."""
    return [Method._of(core) for core in _core.Method.read(os.fspath(path))]
