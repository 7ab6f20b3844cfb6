"""What all requests share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request

from communique.api import Archive
from communique.render.charts import draw_specification
from communique.web.handed.at_hand import AtHand
from communique.web.kept import Kept

if TYPE_CHECKING:
    from communique.render.charts import Draw
    from communique.web.finding.finder import Finder
    from communique.web.settings import Settings


class Desk:
    """The archive that is served, the answers kept of it, and the texts that are at hand without being in it; ``draw`` is
    what draws charts, ``finder`` what finds what takes long, where that is not done here.
    """

    def __init__(self, settings: Settings, *, draw: Draw = draw_specification, finder: Finder | None = None) -> None:
        self.settings = settings
        self.draw = draw
        self.finder = finder
        public = settings.is_read_only
        self.archive = Archive(settings.archive, create=False, overlay=settings.overlay, public=public)
        if public and settings.overlay is not None:
            _ = self.archive.reader.pipeline.knowledge  # what is wrong with tables tells where they lie: no visitor
        self.kept = Kept(self.archive.stamp)
        self.at_hand = AtHand(self.archive.reader)

    def close(self) -> None:
        """Let go of the archive."""
        self.at_hand.close()
        self.kept.close()
        self.archive.close()


def desk_of(request: Request) -> Desk:
    """The desk that a request is handled at."""
    desk: Desk = request.app.state.desk
    return desk


AtDesk = Annotated[Desk, Depends(desk_of)]
"""How a page or an answer of the API asks for the desk."""
