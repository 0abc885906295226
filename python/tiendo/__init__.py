"""Progress of government programmes against dated targets.

    import tiendo

    programme = tiendo.Programme.read("programme.toml")
    observations = tiendo.Observations.read("observations.csv")
    assessment = tiendo.assess(programme, observations, as_of="2024-12-31")
    assessment.to_pandas()
"""

from ._core import version
from .assessment import Assessment, assess
from .difference import Difference, difference
from .errors import Error, Fault, InputError, Interrupted, InvalidValue, UnitError, UnknownName
from .forecast import cross_validation, forecast
from .observations import Observations
from .programme import Programme

__version__ = version()

__all__ = [
    "Assessment",
    "Difference",
    "Error",
    "Fault",
    "InputError",
    "Interrupted",
    "InvalidValue",
    "Observations",
    "Programme",
    "UnitError",
    "UnknownName",
    "assess",
    "cross_validation",
    "difference",
    "forecast",
    "version",
]
