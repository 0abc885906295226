"""Areas over time, reforms of their boundaries, and values summed over them."""

from ._aggregation import Aggregate, AggregateOptions, CoverageRule, Ranking, aggregate
from ._communes import vietnamese_communes
from ._decomposition import ChangeSplit, change_split
from ._geojson import AreaShapes, Feature
from ._history import AreaHistory, Areas
from ._reform import CarryOptions, Reform, ShareColumns
from ._transfer import Carried, Components, PooledShares
from ._version import Area, Match, Resolution

__all__ = [
    "Aggregate",
    "AggregateOptions",
    "Area",
    "AreaHistory",
    "AreaShapes",
    "Areas",
    "Carried",
    "CarryOptions",
    "ChangeSplit",
    "Components",
    "CoverageRule",
    "Feature",
    "Match",
    "PooledShares",
    "Ranking",
    "Reform",
    "Resolution",
    "ShareColumns",
    "aggregate",
    "change_split",
    "vietnamese_communes",
]
