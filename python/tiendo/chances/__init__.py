"""The chances that targets are met in time, and whether such chances mean what they say."""

from ._attainment import attainment
from ._calibration import Calibration, calibrate
from ._checklist import ListProbability, checklist_probability
from ._options import AttainmentOptions
from ._panel_paths import panel_paths
from ._scenarios import scenarios

__all__ = [
    "AttainmentOptions",
    "Calibration",
    "ListProbability",
    "attainment",
    "calibrate",
    "checklist_probability",
    "panel_paths",
    "scenarios",
]
