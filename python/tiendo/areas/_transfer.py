"""Results of a reform: connected components, transferred values and pooled shares."""

from __future__ import annotations

from .._frames.columns import Columns
from .._frames.tables import Table


class Components(Table):
    """One row per connected component (block): areas that the links of a reform connect."""

    def __repr__(self) -> str:
        return f"<Components: {len(self)}, {sum(self.columns['exact'])} exact>"


class Carried(Table):
    """One row per area on the other side: `value`, or `low` and `high`, or a `reason`.

    `area_id` (code@day) is unique over time and fits the `id` of a GeoJSON feature.

    Attributes
    ----------
    blocks
        The exact totals (or ratios) of the connected components.
    left
        The values without a complete counterpart, and the reasons.
    """

    def __init__(self, tables: dict[str, tuple[Columns, dict[str, str]]], kind: str = "mapping") -> None:
        super().__init__(*tables["areas"], kind)
        self.blocks: Table = Table(*tables["blocks"], kind)
        self.left: Table = Table(*tables["left"], kind)

    def __repr__(self) -> str:
        return f"<Carried: {len(self)} areas, {len(self.left)} values left behind>"


class PooledShares(Table):
    """One row per connected component, with its own trend, the pooled trend and the forecast share.

    The columns are `before`, `after`, `group`, `years`, `own_slope` and the pooled `slope` (logit per year) with their
    variances, and the forecast `share` with `low` and `high`, or a `reason`.

    Attributes
    ----------
    unused
        The values that are part of no total, and the reasons.
    """

    def __init__(
        self, table: tuple[Columns, dict[str, str]], unused: tuple[Columns, dict[str, str]], kind: str = "mapping"
    ) -> None:
        super().__init__(*table, kind)
        self.unused: Table = Table(*unused, kind)

    def __repr__(self) -> str:
        trends = sum(slope is not None for slope in self.columns["slope"])
        return f"<PooledShares: {len(self)} blocks, {trends} with a trend, {len(self.unused)} values unused>"
