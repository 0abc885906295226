"""The official methods of assessing progress, over single values, arrays or columns of frames.

Every method takes the same arguments. Base, latest and target are (time, value) pairs, times in decimal years; each
part is a number or a column (a list, an array, a column of pandas, polars or Arrow), and all columns have one length.
Missing values are None or NaN. The result has numbers, or arrays of that length. An undefined number is None (NaN in an
array) and has a reason. `status` is the class in the method's own words.

Examples
--------
>>> from tiendo import measures
>>> r = measures.open_sdg(base=(2015, 50), latest=(2021, 65), target=(2030, 80), direction="up")
>>> round(r.ratio, 3), r.score, r.status, r.reason
(1.404, 5.0, 'substantial', None)
"""

from ._growth import growth_rate, limit_factor
from ._method import Method, MethodOptions, Reading, quantities, read_methods
from ._official import (
    astat,
    baseline_ratio,
    built_in,
    escap_anticipated,
    escap_current_status,
    eurostat,
    linear_pace,
    oecd_distance,
    open_sdg,
    sdsn_trend,
    simple_ratio,
    unicef_aarr,
    unsd_2022,
    unsd_2023,
    who_aroc,
    who_fixed_target,
)
from ._path import Path, PathShape
from ._result import Result

__all__ = [
    "Method",
    "MethodOptions",
    "Path",
    "PathShape",
    "Reading",
    "Result",
    "astat",
    "baseline_ratio",
    "built_in",
    "escap_anticipated",
    "escap_current_status",
    "eurostat",
    "growth_rate",
    "limit_factor",
    "linear_pace",
    "oecd_distance",
    "open_sdg",
    "quantities",
    "read_methods",
    "sdsn_trend",
    "simple_ratio",
    "unicef_aarr",
    "unsd_2022",
    "unsd_2023",
    "who_aroc",
    "who_fixed_target",
]
