"""Texts that somebody hands over to compare: ``given`` is what stands in the form, ``at_hand`` reads and keeps it."""
