"""The official ways to measure progress, over single values, arrays or frame columns.

    r = tiendo.measures.open_sdg(base=(2015, 50), latest=(2021, 65), target=(2030, 80), direction="up")
    r.ratio, r.score, r.status, r.reason        # 1.404..., 5.0, 'substantial', None

Every method takes the same arguments. Base, latest and target are (time, value) pairs, times in decimal
years; each part is a number or an array (numpy, or a pandas, polars or Arrow column), and all arrays have one
length. Missing values are NaN. The result holds numbers, or arrays of that length. An undefined number is None
(NaN in an array) and has a reason. `status` is the class in the method's own words.
"""

from .growth import growth_rate, limit_factor
from .method import Method, quantities, read_methods
from .official import (
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
from .path import Path
from .result import Result

__all__ = [
    "Method",
    "Path",
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
