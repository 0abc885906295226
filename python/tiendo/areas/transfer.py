"""Results of a reform: connected areas, transferred values and pooled shares."""

from __future__ import annotations

from .._frames.columns import Columns
from .._frames.tables import Table


class Components(Table):
    """One row per block of areas that the links of a reform connect."""

    def __len__(self) -> int:
        return len(self.columns["block"])

    def __repr__(self) -> str:
        return f"<Components: {len(self)}, {sum(self.columns['exact'])} exact>"


class Carried(Table):
    """One row per area on the other side: `value`, or `low` and `high`, or a `reason`.

    `area_id` (code@day) is unique over time and fits the `id` of a GeoJSON feature. `blocks` has the exact totals
    (or ratios), `left` what did not arrive and why.
    """

    def __init__(self, tables: dict[str, tuple[Columns, dict[str, str]]]) -> None:
        super().__init__(*tables["areas"])
        self.blocks = Table(*tables["blocks"])
        self.left = Table(*tables["left"])

    def __len__(self) -> int:
        return len(self.columns["code"])

    def __repr__(self) -> str:
        return f"<Carried: {len(self)} areas, {len(self.left.columns['code'])} figures left behind>"


class PooledShares(Table):
    """One row per block: `before`, `after`, `group`, `years`, `own_slope` and the pooled `slope` (logit per year) with their
    variances, and the forecast `share` with `low` and `high`, or a `reason`. `unused` has what took part in no total.
    """

    def __init__(
        self, columns: Columns, types: dict[str, str], unused: Columns, types_of_unused: dict[str, str]
    ) -> None:
        super().__init__(columns, types)
        self.unused = Table(unused, types_of_unused)

    def __len__(self) -> int:
        return len(self.columns["block"])

    def __repr__(self) -> str:
        trends = sum(slope is not None for slope in self.columns["slope"])
        return f"<PooledShares: {len(self)} blocks, {trends} with a trend, {len(self.unused.columns['code'])} figures unused>"
