"""Stock phrases: found, folded, counted."""
