"""A comparison with all that surrounds its clauses: texts, facts of the exchange, warnings, and the headline."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.views.comparing.facts import facts_of
from communique.views.comparing.headline import headline_of
from communique.views.comparing.warnings import warnings_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.model import Account, Comparison
    from communique.views.comparing.told import Told


def with_circumstances(
    comparison: Comparison, a: Told, b: Told, offices_agree: Callable[[str, str], bool]
) -> Comparison:
    """The comparison of ``a`` and ``b`` completed; ``offices_agree`` says whether one person can hold two offices."""
    told = replace(
        comparison,
        a=_completed(comparison.a, a, b),
        b=_completed(comparison.b, b, a),
        facts=facts_of(a, b, offices_agree),
    )
    return replace(told, headline=headline_of(told))


def _completed(account: Account, told: Told, other: Told) -> Account:
    document = told.document
    return replace(account, text=document.text, body=document.body, warnings=warnings_of(told, other))
