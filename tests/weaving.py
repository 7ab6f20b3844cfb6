"""Two accounts of a meeting that little but their words links, for tests of the links that are weak."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from keeping import own, reading_of

if TYPE_CHECKING:
    from communique.api import Archive

MEETING = "2031-05-20-meeting-isl-ken"
UNDATED = """Tolleko receives Haldvik at the weavers' hall

Icelandic President Jorun Haldvik met with Kenyan President Amara Tolleko in Nairobi.

Tolleko said that she wished for a school of weavers by the lake, and for a market where their cloth is sold all year round. Haldvik promised that her country would send looms before the rains, and thanked the mayor for a dinner of perch and maize.

Haldvik added that the ferries to the islands should carry wool free of charge, as they did in her mother's time. Tolleko welcomed the idea and asked the harbour master to look into it without delay.
"""
"""It prints no day and was published on none that is known."""


def weave(archive: Archive) -> None:
    """Add the account of a meeting that tells its day, and the undated one, which joins it."""
    undated = reading_of(UNDATED, "undated.txt")
    archive.add_reading(own("meeting.txt"))
    archive.add_reading(replace(undated, document=replace(undated.document, outlet="Geyser Herald")))
