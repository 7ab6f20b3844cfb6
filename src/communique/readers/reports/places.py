"""Where an exchange took place, as printed beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Span

if TYPE_CHECKING:
    from communique.knowledge.gazetteer import Gazetteer

NAME = r"(?:[A-Z][\w'’.-]+)(?:(?: (?:of|de|da|do|al|el|the) | )[A-Z][\w'’-]+){0,4}"
AT = re.compile(rf"\b(?:in|at) (?P<place>(?:the )?{NAME}(?: in [A-Z]\w+(?: [A-Z]\w+)?)?)")
NOT_PLACES = re.compile(
    r"^(?:the )?(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|President|Prime|Minister|Covid|COVID|English|Chinese|His|Her)\b"
)
EVENT = re.compile(
    r"\b(?:Summit|Conference|Forum|Assembly|Meeting|Dialogue|Session|Congress|Olympics|Ceremony|War|Agreement)\b"
)


def place_in(text: str, gazetteer: Gazetteer) -> Span | None:
    """The span in ``text`` of the first city or venue behind "in" or "at"; countries, dates and events are passed over."""
    for match in AT.finditer(text):
        words = match["place"]
        start = match.start("place") + (4 if words.startswith("the ") else 0)
        bare = text[start : match.end("place")]
        if NOT_PLACES.match(bare) or EVENT.search(bare) or _is_country(bare, gazetteer):
            continue
        end = match.end("place") - (bare.endswith(".") and bare.count(".") == 1)
        return Span(start, end)
    return None


def _is_country(words: str, gazetteer: Gazetteer) -> bool:
    """Whether the words name a country or body itself; a house of state ("the White House") is a place."""
    form = gazetteer.lookup(words)
    return form is not None and form.kind not in {"capital", "metonym"}
