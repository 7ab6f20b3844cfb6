"""Two accounts of one exchange laid side by side, clause by clause."""
