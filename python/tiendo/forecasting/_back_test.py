"""The scores of models on forecasts of the past."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _core
from .._frames.arguments import options_of
from .._frames.input_columns import Columns
from .._frames.tables import Table, kind_of
from .._frames.types import Frequency, IntoFrame, Level
from ._calendar import Integers
from ._options import BACK_TEST_DEFAULTS, FORMER_NAMES, BackTestOptions
from ._panel import Floats, Panel, ranges
from ._request import Request
from ._rolling_origin import origins
from ._scores import COUNTS, ScoredBlock, Sums, checked_quantiles

if TYPE_CHECKING:
    from typing_extensions import Unpack

_AT_ONCE = 8_000_000  # quantiles of all models


class BackTest(Table):
    """One row per model: how many `forecasts` were scored, how many were `without_answer`, and the scores.

    Attributes
    ----------
    by_series
        The same scores of each series: a table with a row per series (`unique_id`) and model.
    """

    by_series: Table

    def __init__(self, columns: Columns, types: dict[str, str], kind: str, by_series: Table) -> None:
        super().__init__(columns, types, kind)
        self.by_series = by_series

    def __repr__(self) -> str:
        scored = [pair for pair in zip(self.columns["mase"], self.columns["model"], strict=True) if pair[0] is not None]
        best = f"{min(scored)[1]} with the least MASE, {min(scored)[0]:.4g}" if scored else "nothing to judge them by"
        return f"<BackTest: {len(self)} models, {best}>"


def back_test(
    frame: IntoFrame,
    horizon: int,
    frequency: Frequency | int,
    models: Iterable[str] = ("auto", "naive", "drift", "theta", "ets"),
    level: Level = 95,
    *,
    windows: int = 1,
    step: int | None = None,
    **options: Unpack[BackTestOptions],
) -> BackTest:
    """Score models on the past: each forecasts it from what came before, at a rolling origin.

    Parameters
    ----------
    frame, horizon, frequency, models, windows, step
        As `cross_validation` takes them.
    level
        The levels of the intervals that are scored, in percent, such as 95 or [80, 95].
    **options
        As `forecast` takes them but for `holidays`, and `quantiles`, the probabilities of those that `mwql` scores, by
        default the nine deciles: see `tiendo.typing.BackTestOptions`.

    Returns
    -------
    BackTest
        One row per model, with means over its forecasts, and `by_series`, the same of each series; `to_pandas()` and
        the like give frames. `forecasts` counts series and origins, `values` the values in them that were scored;
        `without_answer` the forecasts that a model could not make.

        - `mae` and `rmse`, in the unit of the values
        - `smape`: mean 200 |y - f| / (|y| + |f|), f the median (Makridakis et al. 2020, IJF 36(1), eq. 1)
        - `mase`: the absolute error in mean absolute seasonal differences of the values before; 1 is as good as naive
          within the sample (Hyndman and Koehler 2006, IJF 22(4))
        - `owa`: the mean of sMAPE and MASE relative to naive on the same values, as in M4; below 1 is better
        - `mwql`: mean weighted quantile loss, mean over p of 2 sum max(p (y - q), (p - 1)(y - q)) / sum |y| over all
          values, q the quantile of p (Gasthaus et al. 2019, AISTATS 89; `mean_wQuantileLoss` of GluonTS)
        - `crps`: twice the mean loss of 20 evenly spaced quantiles, over the scale of MASE (Gneiting and Ranjan 2011,
          JBES 29(3)): the score of the whole distribution
        - `brier`: mean squared error of the probability to be at least at the last known value
        - `coverage`: the share of values within the central interval, and `coverage-lo` and `coverage-hi`, the ends of
          its binomial interval at 95 % (Wilson 1927, JASA 22(158)); it takes values for independent, and is too narrow
          where errors of periods or series go together
        - `msis`: width of the interval, and 2 / (1 - level) times the distance of values outside, over the scale of
          MASE (Gneiting and Raftery 2007, JASA 102, eq. 43)

        With several levels the last two are there for each: `coverage-80`, `coverage-80-lo`, `coverage-80-hi`,
        `msis-80`. Missing and infinite values are not scored, nor are origins before which a series never moved, since
        errors then have no scale. Without anything to score they are None. For the forecasts themselves take
        `cross_validation`, whose frame utilsforecast's `evaluate` takes as well.

    Raises
    ------
    InvalidValue, InputError, UnknownName, TypeError
        As `forecast` does.

    Examples
    --------
    >>> found = back_test({"unique_id": ["a"] * 3, "ds": [1, 2, 3], "y": [1.0, 2, 4]}, 1, 1, ["naive"])
    >>> found.columns["mase"], found.by_series.columns["unique_id"]
    ([2.0], ['a'])
    """
    chosen = options_of(back_test, options, BACK_TEST_DEFAULTS, FORMER_NAMES)
    panel = Panel.read(frame, frequency, chosen["decimal"], chosen["panel"])
    run = Request(panel, horizon, models, level, chosen)
    sums = Sums(len(run.models), len(panel), run.level, checked_quantiles(chosen["quantiles"]))
    _score(panel, run, sums, list(origins(panel, run.horizon, windows, step)))
    ids = panel.ids.tolist()
    names = [ids[series] for series in range(len(ids)) for _ in run.models]
    kind = kind_of(frame)
    return BackTest(
        *_table({"model": run.models}, sums.overall()),
        kind,
        Table(*_table({"unique_id": names, "model": run.models * len(ids)}, sums.of_series()), kind),
    )


def _score(panel: Panel, run: Request, sums: Sums, at: Sequence[tuple[Integers, Integers]]) -> None:
    """Add the scores of each origin, so many series at once as do not need much memory."""
    given = run.arguments
    models = [*run.models, *({"naive"} - set(run.models))]
    probabilities = sums.probabilities
    progress, total, done = given["progress"], sum(len(series) for series, _ in at), 0

    def report(of_block: int, _: int) -> object:
        return progress(done + of_block, total)

    if progress is not None:
        progress(0, total)
    most = max(1, _AT_ONCE // (run.horizon * len(models) * len(probabilities)))
    for series, lengths in at:
        for part in _blocks(panel.groups[series] if len(panel.groups) else np.arange(len(series)), most):
            chosen, known = series[part], lengths[part]
            starts = panel.offsets[chosen]
            values, offsets = panel.values[ranges(starts, known)], np.concatenate([[0], np.cumsum(known)])
            last, scale = _core.forecasting.error_scales(values, offsets, given["season_length"])
            chances = np.empty((len(models), 1, len(chosen), run.horizon))
            median, quantiles, reasons = _core.forecasting.forecast(
                values, offsets, run.horizon, **given | {
                    "models": models,
                    "probabilities": probabilities,
                    "targets": last,
                    "chances": chances,
                    "groups": panel.groups[chosen] if len(panel.groups) else np.zeros(0, np.int64),
                    "progress": None if progress is None else report,
                }
            )  # fmt: skip
            own, naive = slice(len(run.models)), models.index("naive")
            later = ranges(starts + known, np.full(len(chosen), run.horizon)).reshape(-1, run.horizon)
            sums.add(chosen, ScoredBlock(
                later=panel.values[later],
                scale=scale,
                last=last,
                median=median[own],
                naive=median[naive],
                quantiles={p: quantiles[own, i] for i, p in enumerate(probabilities)},
                chance=chances[own, 0],
                answered=(reasons[own] == 0) & (reasons[naive] == 0),
            ))  # fmt: skip
            done += len(chosen)


def _blocks(groups: Integers, most: int) -> Iterator[Integers]:
    """Return the places of at most so many series at a time; those of one group stay together, however many."""
    order = np.argsort(groups, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(groups[order])) + 1, len(order))
    first = 0
    while first < len(order):
        fit = ends[(ends > first) & (ends <= first + most)]
        end = int(fit[-1] if len(fit) else ends[ends > first][0])
        yield order[first:end]
        first = end


def _table(names: dict[str, list[Any]], scores: Mapping[str, Floats]) -> tuple[dict[str, list[Any]], dict[str, str]]:
    """Return names and scores as columns with their types; what is not known is None."""
    columns, types = dict(names), {name: _type_of(cells) for name, cells in names.items()}
    for name, block in scores.items():
        cells = block.T.ravel()
        if name in COUNTS:
            columns[name], types[name] = cells.astype(np.int64).tolist(), "integer"
        else:
            columns[name], types[name] = [None if cell != cell else cell for cell in cells.tolist()], "number"
    return columns, types


def _type_of(names: Sequence[Any]) -> str:
    first = names[0] if names else ""
    return "integer" if isinstance(first, int) else "number" if isinstance(first, float) else "text"
