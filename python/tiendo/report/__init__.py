"""The page, the notebook's tables and the terminal's tables of assessments."""

from ..programme.rendering import register
from . import page

register(page)
