"""Areas over time, reforms of their boundaries, and values summed over them."""

from .aggregation import Aggregate, AggregateOptions, CoverageRule, Ranking, aggregate
from .communes import vietnamese_communes
from .decomposition import ChangeSplit, change_split
from .history import AreaHistory, Areas
from .reform import CarryOptions, Reform, ShareColumns
from .transfer import Carried, Components, PooledShares
from .version import Area, Match, Resolution

__all__ = [
    "Aggregate",
    "AggregateOptions",
    "Area",
    "AreaHistory",
    "Areas",
    "Carried",
    "CarryOptions",
    "ChangeSplit",
    "Components",
    "CoverageRule",
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
