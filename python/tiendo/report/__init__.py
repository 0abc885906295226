"""The page, the notebook's tables and the terminal's tables of assessments."""

from ..programme._rendering import register
from . import page

register(page)
