"""Methods of assessing progress: official ones and your own, over single values, arrays or columns of frames."""

from __future__ import annotations

import itertools
import math
import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from .. import _core
from .._frames.arguments import each_once, listed, number, one_of, options_of, text
from .._frames.numbers import BLANKS
from .._frames.text_files import is_path, shown_path, text_of
from .._frames.types import Direction, Policy
from .._visible import spelt
from ..errors import InvalidValue
from ._inputs import Pair, number_column, pair_of_columns, rows_of, series_columns, signs_of
from ._result import Inputs, Result

if TYPE_CHECKING:
    from typing_extensions import Unpack

Reading = Literal["away", "too_slow", "toward", "met"]
_READINGS = ("away", "too_slow", "toward", "met")

quantities: list[str] = _core.measures.quantities()


class MethodOptions(TypedDict, total=False):
    """Keywords of a method that are rarely used.

    Attributes
    ----------
    limit
        The natural limit of the indicator: a number or a column.
    spread
        A standard deviation, for the OECD's distance: a number or a column.
    band
        UNICEF's band between two classes (.5; 1.5 overweight, 2.0 wasting, .8 breastfeeding).
    """

    limit: Any
    spread: Any
    band: float


_DEFAULTS: dict[str, Any] = {"limit": None, "spread": None, "band": 0.5}


class Method:
    """A method of assessing progress: a quantity, classes and a score, as data.

    Parameters
    ----------
    name
        The name of the method.
    quantity
        One of `tiendo.measures.quantities`.
    cuts
        The thresholds between the classes. A threshold is a ratio at which the upper class begins, or (ratio, False)
        beyond which it begins.
    labels
        The classes from the worst to the best. A class may be (name, reading) with what it means on the scale of
        `compare_methods`: away, too_slow, toward or met.
    met
        The class of a target that is reached.
    score
        Points (ratio, score), with straight lines between them.
    without_target
        A method of your own for values without a target.

    Raises
    ------
    InvalidValue
        If cuts, labels and points do not fit together: a label that stands twice, readings that fall from one class to
        the next, a cut or a point that is not finite; for the name of an official method, and an empty one.

    Examples
    --------
    >>> half = Method("half", "baseline_ratio", cuts=[0.5], labels=["first half", "second half"])
    >>> half(base=(2015, 40), latest=(2020, 60), target=(2030, 90)).status
    'first half'
    """

    def __init__(
        self,
        name: str,
        quantity: str,
        *,
        cuts: Sequence[float | tuple[float, bool]] = (),
        labels: Sequence[str | tuple[str, Reading]] = (),
        met: str | None = None,
        score: Sequence[tuple[float, float]] = (),
        without_target: Method | None = None,
    ) -> None:
        classes = [_class(label) for label in _list("labels", labels)]
        names = [label for label, _ in classes]
        each_once("a label", names)
        _check_readings(classes)
        if met is not None and not (isinstance(met, str) and met in names):
            raise InvalidValue(f"the class of a met target, {spelt(met)}, is none of {', '.join(names)}")
        parts = (
            one_of("quantity", quantity, quantities),
            tuple(_cut(cut) for cut in _list("cuts", cuts)),
            tuple(classes),
            None if met is None else names.index(met),
            tuple(_numbers("score", "(ratio, score)", point) for point in _list("score", score)),
        )
        if without_target is not None and not (isinstance(without_target, Method) and without_target._kind == "own"):
            raise InvalidValue(
                f"without_target is a method of your own, tiendo.measures.Method(...), not {spelt(without_target)}"
            )
        other = None if without_target is None else without_target._made_from[1]
        made_from = (_own_name(name), parts, other)
        self._set("own", made_from, _core.measures.Method.own(*made_from))

    def _set(
        self,
        kind: str,
        made_from: tuple[Any, ...],
        core: _core.measures.Method,
        published: _core.measures.Method | None = None,
    ) -> None:
        self._kind = kind
        self._made_from = (
            made_from  # official: (name, text); own: (name, parts, without target); file: (text, file, position)
        )
        self._core = core
        self._published = published

    @classmethod
    def _official(cls, name: str, documentation: str) -> Method:
        method = cls.__new__(cls)
        published = _core.measures.Method.built_in(name, as_published=True)
        method._set("official", (name, documentation), _core.measures.Method.built_in(name), published)
        method.__doc__ = documentation
        return method

    @classmethod
    def _own(cls, *made_from: Any) -> Method:
        method = cls.__new__(cls)
        method._set("own", made_from, _core.measures.Method.own(*made_from))
        return method

    @classmethod
    def _of_file(cls, definition: str, file: str, position: int, core: _core.measures.Method | None = None) -> Method:
        method = cls.__new__(cls)
        made = core or _core.measures.Method.parse(definition, file)[position]
        method._set("file", (definition, file, position), made)
        return method

    @property
    def name(self) -> str:
        """The name of the method."""
        return self._core.name

    @property
    def classes(self) -> list[str]:
        """The classes of values with a target (of a method without one: of values), from the worst to the best."""
        return [name for name, _ in self._rating[2]]

    @property
    def cuts(self) -> list[tuple[float, bool]]:
        """The thresholds between the classes, each with whether it belongs to the upper class."""
        return list(self._rating[1])

    @property
    def _rating(self) -> _core.measures.Rating:
        return self._core.with_target or self._core.without_target or ("", [], [], False)

    def _core_for(self, published: bool) -> _core.measures.Method:
        return self._published if published and self._published is not None else self._core

    def _labels_for(self, published: bool, with_target: bool) -> tuple[list[str], bool]:
        """Return the classes for values with or without a target, and whether there is a score."""
        core = self._core_for(published)
        rating = (core.with_target if with_target else core.without_target) or core.with_target or core.without_target
        return ([name for name, _ in rating[2]], rating[3]) if rating else ([], False)

    def __call__(
        self,
        *,
        base: Pair | None = None,
        latest: Pair | None = None,
        target: Pair | None = None,
        direction: Direction | Iterable[Direction] | None = "up",
        series: Iterable[Pair] | None = None,
        policy: Policy = "reason_coded",
        **options: Unpack[MethodOptions],
    ) -> Result:
        """Assess the progress of one series or of many.

        Parameters
        ----------
        base, latest, target
            Pairs (time, value), times in decimal years. Each part is a number or a column (a list, an array, a column
            of a frame), and all columns have one length. Missing values are None or NaN.
        direction
            "up", "down", "parity", or a column of these.
        series
            All observations as pairs in the order of time, instead of base and latest.
        policy
            "reason_coded": an undefined number has a reason. "as_published": the publisher's own patches, rounding and
            guesses apply.
        **options
            See `MethodOptions`.

        Returns
        -------
        Result
            Numbers for numbers, arrays for columns.

        Raises
        ------
        InvalidValue
            For a direction or policy that is none, for dates and other cells that are no numbers, and for columns of
            different lengths.

        Examples
        --------
        >>> from tiendo.measures import open_sdg
        >>> open_sdg(base=(2015, 50), latest=(2021, 65), target=(2030, 80), direction="up").status
        'substantial'
        """
        chosen = options_of(Method.__call__, options, _DEFAULTS)
        published = one_of("policy", policy, ("reason_coded", "as_published")) == "as_published"
        pairs = (("base", base), ("latest", latest), ("target", target))
        columns = [part for what, pair in pairs for part in pair_of_columns(what, pair)]
        # Open SDG takes lower values to be better where nothing is said
        columns.append(signs_of(direction, -1.0 if published and self.name == "open_sdg" else None))
        columns += [number_column(what, chosen[what]) for what in ("limit", "spread")]
        course = series_columns(series)
        band = number("band", chosen["band"])
        if not 0 <= band < math.inf:
            raise InvalidValue(f"band is 0 or more and finite, not {spelt(band)}")
        if series is not None and (base is not None or latest is not None):
            raise InvalidValue("series is given instead of base and latest; give one or the other")
        return Result(self, Inputs(columns, course, band, rows_of([*columns, *course]), published))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Method):
            return NotImplemented
        return (self._kind, self._made_from) == (other._kind, other._made_from)

    def __hash__(self) -> int:
        return hash((self._kind, self.name))

    def __reduce__(self) -> tuple[Any, ...]:
        makers = {"official": Method._official, "own": Method._own, "file": Method._of_file}
        return makers[self._kind], self._made_from

    def __deepcopy__(self, memo: dict[int, Any]) -> Method:
        return self  # nothing in it can be changed

    def __repr__(self) -> str:
        return f"<Method {self.name}>"


def read_methods(path: str | os.PathLike[str]) -> list[Method]:
    """Read the methods of a TOML file (`[[method]]`, docs/formats.md).

    Raises `InputError` with all its problems.
    """
    if not is_path(path):
        raise InvalidValue(f"methods are read from a path to a TOML file, not from {spelt(path)}")
    definition, file = text_of(path), shown_path(path)
    cores = _core.measures.Method.parse(definition, file)
    return [Method._of_file(definition, file, position, core) for position, core in enumerate(cores)]


def _list(what: str, values: Any) -> list[Any]:
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise InvalidValue(f"{what} are a list, not {spelt(values)}")
    return listed(what, values)


def _own_name(name: Any) -> str:
    own = text("name", name)
    if not own.strip(BLANKS):
        raise InvalidValue("the name of a method is no empty text")
    if own in _core.measures.built_in_methods():
        raise InvalidValue(f"{own} is an official method, tiendo.measures.{own}; give yours another name")
    return own


def _check_readings(classes: Sequence[tuple[str, str]]) -> None:
    """Raise `InvalidValue` where a better class has a worse reading."""
    for (worse, first), (better, second) in itertools.pairwise(classes):
        if _READINGS.index(second) < _READINGS.index(first):
            said = f"{spelt(better)} reads {second}, and the worse class {spelt(worse)} reads {first}"
            raise InvalidValue(f"{said}; labels go from the worst to the best")


def _finite(what: str, value: Any) -> float:
    found = number(what, value)
    if math.isfinite(found):
        return found
    raise InvalidValue(f"{what} is a finite number, not {found}")


def _class(label: Any) -> tuple[str, str]:
    if isinstance(label, str):
        return _label(label), "too_slow"
    if isinstance(label, (tuple, list)) and len(label) == 2:
        return _label(label[0]), one_of("a reading", label[1], _READINGS)
    raise InvalidValue(f"a label is a text or (name, reading), not {spelt(label)}")


def _label(label: Any) -> str:
    name = text("a label", label)
    if not name.strip(BLANKS):
        raise InvalidValue("a label is no empty text")
    return name


def _cut(cut: Any) -> tuple[float, bool]:
    if isinstance(cut, (tuple, list)):
        if len(cut) != 2 or not isinstance(cut[1], bool):
            raise InvalidValue(f"a cut is a ratio or (ratio, False), not {spelt(cut)}")
        return _finite("a cut", cut[0]), cut[1]
    return _finite("a cut", cut), True


def _numbers(what: str, form: str, pair: Any) -> tuple[float, float]:
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        raise InvalidValue(f"{what} is made of pairs {form}, not of {spelt(pair)}")
    return _finite(what, pair[0]), _finite(what, pair[1])
