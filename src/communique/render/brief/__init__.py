"""The memo on one exchange, for a terminal, as Markdown and as a Word file."""
