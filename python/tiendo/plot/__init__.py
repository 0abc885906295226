"""Charts of assessments, forecasts, indices and reconciliations, by altair (`pip install 'tiendo[plot]'`).

Each takes what another function of tiendo returned, or a frame, and returns a chart of altair with title, unit, source
and day, in English or Vietnamese:

from tiendo import plot

plot.board(assessment).save("board.svg")
plot.trajectory(assessment, "2393-17", language="vi")
"""

from ._achievement import achievement
from ._board import board
from ._map import map  # noqa: A004 - the name that users look for; within tiendo.plot alone
from ._methods import methods
from ._options import Language, PlotOptions
from ._pace import pace
from ._ranking import ranking
from ._reconciliation import reconciliation
from ._reliability import reliability
from ._save import save
from ._trajectory import trajectory

__all__ = [
    "Language",
    "PlotOptions",
    "achievement",
    "board",
    "map",
    "methods",
    "pace",
    "ranking",
    "reconciliation",
    "reliability",
    "save",
    "trajectory",
]
