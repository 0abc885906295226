"""The page, the notebook's tables and the terminal's tables of assessments."""
