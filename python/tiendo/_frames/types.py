"""Types of arguments and results that several packages share. `tiendo.typing` re-exports those that users need."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, Protocol, TypeVar, Union

import numpy as np
from numpy.typing import NDArray


class FrameLike(Protocol):
    """A frame of any library that narwhals reads, such as pandas, polars or Arrow."""

    @property
    def columns(self) -> Any:
        """The columns, or their names."""


FrameT = TypeVar("FrameT", bound=FrameLike)
"""The caller's own kind of frame: what comes in as pandas goes out as pandas."""

FilePath = Union[str, "os.PathLike[str]"]
"""A path to a CSV file, also packed (.csv.gz)."""

IntoFrame = Union[FrameLike, Mapping[Any, Any], str, "os.PathLike[str]"]
"""What is read as a table: a frame, a mapping of lists, or a path to a CSV file."""

FloatArray = NDArray[np.float64]
ArrayMapping = dict[str, NDArray[Any]]
"""Columns by their names: what goes out where a mapping or a path came in."""

Frequency = Literal["year", "half", "quarter", "month", "week", "day"]
"""The frequency of a series. Where steps of whole numbers are meant, an `int` stands for it."""

Direction = Literal["up", "down", "parity"]
"""Which values are better: higher ones, lower ones, or those at the target."""

Policy = Literal["reason_coded", "as_published"]
"""Whether undefined numbers have reasons, or the publisher's own patches apply."""

Decimal = Literal[".", ","]
"""The decimal mark of texts."""

Level = float | Iterable[float]
"""One or several levels of intervals in percent, from 1 to below 100."""

Bounds = tuple[float | None, float | None]
"""The least and the greatest value of a quantity; None for no bound."""

Progress = Callable[[int, int], object]
"""Called now and then with what is done and the total."""

Status = Literal[
    "achieved",
    "missed",
    "on_track",
    "at_risk",
    "off_track",
    "deteriorating",
    "insufficient_data",
    "no_data",
    "not_assessable",
]
"""The verdict on a target."""

ReconciliationMethod = Literal[
    "ols",
    "wls_struct",
    "wls_var",
    "mint_shrink_uncentred",
    "mint_shrink_centred",
    "mint_sample_uncentred",
    "mint_sample_centred",
    "bottom_up",
    "top_down_average_proportions",
    "top_down_proportions_of_averages",
    "top_down_forecast_proportions",
    "middle_out",
]
"""How forecasts are made coherent."""

PoolingMethod = Literal["paule_mandel", "der_simonian_laird", "reml"]
"""The estimator of the variance between areas."""
