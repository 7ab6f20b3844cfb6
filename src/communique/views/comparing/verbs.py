"""Verbs in their bare form, by which things to do in a row are told from nouns in a row."""

from __future__ import annotations

from functools import cache

from communique.knowledge.tables import read_table


def is_sure_verb(word: str) -> bool:
    """Whether a word in its bare form is a verb and hardly ever a noun ("strengthen")."""
    return _verbs().get(word) == "verb"


def may_be_verb(word: str) -> bool:
    """Whether it can be a verb as well as a noun ("support")."""
    return word in _verbs()


@cache
def _verbs() -> dict[str, str]:
    """Every verb with its kind; one in both kinds of rows is a noun, too."""
    rows = sorted(
        read_table("splitting_verbs", ("verb", "kind"), package="communique.views"),
        key=lambda row: row["kind"] != "verb",
    )
    return {verb: row["kind"] for row in rows for verb in row["verb"].split()}
