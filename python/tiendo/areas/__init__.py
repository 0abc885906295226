"""Areas over time, reforms of their boundaries, and values summed over them."""

from .aggregation import Aggregate, aggregate
from .communes import vietnamese_communes
from .decomposition import ChangeSplit, change_split
from .history import AreaHistory, Areas
from .reform import Reform
from .transfer import Carried, Components, PooledShares
from .version import Area, Resolution

__all__ = [
    "Aggregate",
    "Area",
    "AreaHistory",
    "Areas",
    "Carried",
    "ChangeSplit",
    "Components",
    "PooledShares",
    "Reform",
    "Resolution",
    "aggregate",
    "change_split",
    "vietnamese_communes",
]
