"""What a name, a description or a group of words resolves to in the tables of knowledge, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ResolutionBasis = Literal["name and office", "name and side", "name", "office", "counterpart", "group", "none"]
"""What decided: the name with an office that the tables confirm for the day; the name with the side alone; the name
alone; the office at that day; the office of another who is known; words for a group; or nothing did."""

MemberKind = Literal["party", "state", "people", "body", "side"]
"""What the members of a group are: parties, states, peoples, international bodies, or sides whatever they are."""

LOCAL = "local:"
"""What the identifier of someone begins with who is known only from a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPost:
    """A post, and by what row of the tables. ``status`` is None where no holder is meant (what a description can mean);
    ``stale`` says that the day lies after the one up to which the tables know.
    """

    post: str
    title: str
    organization: str
    status: Literal["certain", "possible"] | None = None
    stale: bool = False
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Someone who can be meant: an id of ``people.csv``, and what speaks for or against, in words of the tables' rows."""

    entry: str
    name: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What words resolve to. ``entry`` is an id of ``people.csv``, ``local:<name>`` for a named person whom the tables
    don't know, or None where the words are unresolved: then ``candidates`` are all whom they can mean.

    ``posts`` are those that the person held on the day or, of a description, that it can mean. ``office`` is the office
    as the text says it. ``local`` identifies a named person within texts whatever the tables say. ``members`` are the ids of
    the organizations, or codes of the states or peoples, that a group consists of.
    """

    entry: str | None
    basis: ResolutionBasis
    posts: tuple[HeldPost, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    stale: bool = False
    office: str | None = None
    local: str | None = None
    members: tuple[str, ...] = ()
    member_kind: MemberKind | None = None
