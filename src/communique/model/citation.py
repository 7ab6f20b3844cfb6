"""Where words stand, told so that anybody can find them again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from communique.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Which text, and whose: ``document`` is its sha256, ``name`` the one under which it is known, ``side`` the country
    or body that its outlet publishes for; None where something is not known.
    """

    document: str
    name: str
    title: str | None
    outlet: str | None
    side: str | None
    published: date | None
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Words of a text: ``spans`` index the text, ``words`` are what they read on one line, parts joined by " … "."""

    provenance: Provenance
    spans: tuple[Span, ...]
    words: str
