"""Texts that somebody hands over to compare: ``box`` shows the form, ``given`` is what stands in it, ``at_hand`` reads and
keeps it.
"""
