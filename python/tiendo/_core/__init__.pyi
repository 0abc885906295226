"""The compiled part of tiendo; use the package `tiendo`."""

from . import areas as areas
from . import attainment as attainment
from . import forecasting as forecasting
from . import hierarchy as hierarchy
from . import index as index
from . import measures as measures
from . import programme as programme

def version() -> str: ...
def reason_codes() -> list[str]: ...
