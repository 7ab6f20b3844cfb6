"""What changed since the last time, and how usual a silence is, for a terminal and as rows."""
