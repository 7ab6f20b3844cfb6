"""Three exchanges of one pair over three years, each told by one side or both, in invented words of invented leaders."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique import Archive, Reader

if TYPE_CHECKING:
    from pathlib import Path

    from communique.model import Reading

CALL_KENYA = """Kenyan, Icelandic presidents talk over phone

NAIROBI, March 4, 2030 - Kenyan President Amara Tolleko held a telephone conversation with Icelandic President Jorun Haldvik on March 4, 2030.

Tolleko said that Kenya and Iceland have built a strategic partnership across two oceans. She proposed that the two sides open a joint school for drillers in Nakuru, widen the exchange of nurses, and follow up the important consensus reached by the two leaders.

Tolleko also suggested that a working group on tuna quotas meet every year.

Haldvik said that Iceland is ready to build the school for drillers with Kenya. He thanked Kenya for the rescue of two glaciologists.

Haldvik invited Tolleko to visit Iceland in the summer.
"""
CALL_ICELAND = """President Haldvik speaks with the President of Kenya

REYKJAVIK, March 4, 2030 - President Jorun Haldvik of Iceland spoke by telephone with President Amara Tolleko of Kenya on March 4, 2030.

President Tolleko proposed that the two countries open a joint school for drillers in Nakuru. President Haldvik welcomed the proposal.

President Haldvik congratulated President Tolleko on her re-election. President Tolleko thanked President Haldvik for his congratulations.
"""
MEETING = """Presidents of Kenya and Iceland meet in Nairobi

NAIROBI, May 20, 2031 - Kenyan President Amara Tolleko met with Icelandic President Jorun Haldvik in Nairobi on May 20, 2031.

The two presidents agreed to open the joint school for drillers in Nakuru before the end of 2031. They also agreed to raise the strategic partnership to a comprehensive strategic partnership.

Tolleko said that the consensus reached by the two leaders should be turned into deeds.

Haldvik congratulated Kenya on the fiftieth anniversary of its geological survey.
"""
TALKS = """Presidents of Kenya and Iceland hold talks in Reykjavik

NAIROBI, June 9, 2032 - Kenyan President Amara Tolleko held talks with Icelandic President Jorun Haldvik in Reykjavik on June 9, 2032.

Tolleko said that the joint school for drillers in Nakuru was opened in January, and thanked Iceland for the first ten teachers.

Haldvik said that the comprehensive strategic partnership of Iceland and Kenya has a future as long as there is steam in the ground.
"""
TEXTS = {"call-kenya.txt": CALL_KENYA, "call-iceland.txt": CALL_ICELAND, "meeting.txt": MEETING, "talks.txt": TALKS}
SIDES = ("KEN", "ISL")


@cache
def reader() -> Reader:
    """One reader for all tests."""
    return Reader()


@cache
def read(name: str) -> Reading:
    """The reading of one of the texts."""
    return reader().read_text(TEXTS[name], name=name)


def archive_of(folder: Path, *names: str) -> Archive:
    """An archive of these texts, by default all."""
    archive = Archive(folder / "three-years.db")
    archive.add_readings([read(name) for name in names or TEXTS])
    return archive
