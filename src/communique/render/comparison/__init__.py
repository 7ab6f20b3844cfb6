"""Comparisons as a terminal, a page, a memo or another program takes them."""
