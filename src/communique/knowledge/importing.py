"""Statements of an export made into rows of a user's tables; what contradicts the tables is refused and listed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.knowledge.adding import append_rows, identifier_for, knowledge_in
from communique.knowledge.evidence import tenure_words
from communique.knowledge.problems import RowError, TableProblem
from communique.knowledge.row_readers import TABLES
from communique.knowledge.rows import PersonRow, PostRow, Tenure
from communique.knowledge.terms import agrees, is_held_by_one, terms_of
from communique.knowledge.told_offices import office_means
from communique.knowledge.wikidata import read_export, without_twins
from communique.knowledge.wording import load_wordings
from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from communique.knowledge.base import Knowledge
    from communique.knowledge.rows import PostClass
    from communique.knowledge.wikidata import Claim

SOURCE = "wikidata"
OF_A_SIDE = re.compile(r" of (?:the )?$")


@dataclass(slots=True)
class Imported:
    """What an import adds, by table; how many statements the tables knew already; and what it refuses, with the reason."""

    rows: dict[str, list[Mapping[str, str]]] = field(default_factory=lambda: {"people": [], "posts": [], "tenures": []})
    known: int = 0
    refused: list[TableProblem] = field(default_factory=list)


class RefusedError(Exception):
    """A statement that can't be taken over, with what to do about it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


def import_export(path: Path, folder: Path, as_of: date, *, write: bool = True) -> Imported:
    """Read an export into the tables of ``folder``, which is made where it is missing. Statements without an end are taken
    as open on ``as_of`` unless a later one of the same position follows. Raises UsageError for a file that is no export.
    """
    claims = without_twins(read_export(path))
    importer = _Importer(knowledge_in(folder), claims, as_of)
    imported = importer.result
    for claim in sorted(claims, key=lambda claim: (claim.start, claim.row)):
        try:
            importer.take(claim)
        except (RefusedError, RowError) as error:
            imported.refused.append(TableProblem(str(path), claim.row, error.what, error.mend))
    if write:
        for table, rows in imported.rows.items():
            if rows:
                append_rows(folder, table, rows)
    imported.refused.sort(key=lambda problem: problem.row or 0)
    return imported


class _Importer:
    """Takes statements one by one; what it took before counts like the tables."""

    def __init__(self, knowledge: Knowledge, claims: list[Claim], as_of: date) -> None:
        self.result = Imported()
        self._knowledge = knowledge
        self._directory = knowledge.directory
        self._as_of = as_of
        self._people = dict(self._directory.people)
        self._posts = dict(self._directory.posts)
        self._by_qid = {row.qid: row for row in self._people.values() if row.qid}
        self._by_position: dict[str, PostRow] = {}
        self._tenures: dict[str, list[Tenure]] = {}
        for tenure in self._directory.facts.tenures:
            self._tenures.setdefault(tenure.post, []).append(tenure)
        self._last: dict[str, str] = {}
        for claim in claims:
            self._last[claim.position] = max(claim.start, self._last.get(claim.position, ""))

    def take(self, claim: Claim) -> None:
        """Add what a statement says. Raises RefusedError."""
        if claim.problem is not None:
            raise RefusedError(
                f"{claim.name or claim.person}, {claim.title or claim.position}: {claim.problem}",
                "Mend it in Wikidata, or add it by hand: communique kb add.",
            )
        if self._knowledge.gazetteer.name_of(claim.side) is None:
            raise RefusedError(f"the country {claim.side!r} is in no table", "Add it to countries.csv of your folder.")
        post, new_post = self._post(claim)
        person, new_person = self._person(claim)
        row = self._row(claim, person, post)
        tenure = TABLES["tenures"].read(row)
        assert isinstance(tenure, Tenure)  # noqa: S101 -- what that table's reader returns
        if self._is_known(tenure, post):
            self.result.known += 1
            return
        self._keep(post, new_post, person, new_person)
        self._tenures.setdefault(post.id, []).append(tenure)
        self.result.rows["tenures"].append(row)

    def _keep(self, post: PostRow, new_post: bool, person: PersonRow, new_person: bool) -> None:
        if new_post:
            self._posts[post.id] = post
            self.result.rows["posts"].append(
                {
                    "id": post.id,
                    "organization": post.organization,
                    "class": post.post_class,
                    "titles": ";".join(post.titles),
                    "rank": "",
                    "source": SOURCE,
                }
            )
        if new_person:
            self._people[person.id] = person
            self._by_qid[person.qid] = person
            self.result.rows["people"].append(
                {
                    "id": person.id,
                    "name": person.name,
                    "native": person.native,
                    "short": "",
                    "order": "",
                    "qid": person.qid,
                    "source": SOURCE,
                }
            )

    def _person(self, claim: Claim) -> tuple[PersonRow, bool]:
        """The one known by the statement's QID, or by the very name in an office of the side; else someone new."""
        if claim.person in self._by_qid:
            return self._by_qid[claim.person], False
        named = [one for one in self._directory.names.named(claim.name) if one.fit == "whole" and not one.person.qid]
        own = [one.person for one in named if claim.side in self._directory.sides_of(one.person.id)]
        if len(own) > 1:
            ids = ", ".join(row.id for row in own)
            raise RefusedError(
                f"{claim.name} can be {ids}", "Give the right one's row the QID in people.csv of your folder."
            )
        if own:
            return own[0], False
        native = claim.native if fold(claim.native) != fold(claim.name) or not claim.native.isascii() else ""
        key = identifier_for(claim.name, self._people, claim.side)
        return PersonRow(key, claim.name, native.replace(",", " "), "", "", claim.person, SOURCE), True

    def _post(self, claim: Claim) -> tuple[PostRow, bool]:
        """The one post of the side that the position's label means, else a new one of the class that its words name."""
        if claim.position in self._by_position:
            return self._by_position[claim.position], False
        posts = [post for post in self._posts.values() if self._directory.side_of(post) == claim.side]
        meant = [
            post for post in posts if office_means(self._directory, claim.title, post) or claim.title in post.titles
        ]
        if len(meant) > 1:
            ids = ", ".join(post.id for post in meant)
            raise RefusedError(
                f"the position {claim.title!r} can be {ids}",
                "Give the right post this title in posts.csv of your folder.",
            )
        if meant:
            return self._by_position.setdefault(claim.position, meant[0]), False
        post = self._new_post(claim)
        return self._by_position.setdefault(claim.position, post), True

    def _new_post(self, claim: Claim) -> PostRow:
        found = load_wordings().find(claim.title)
        classes: set[PostClass] = set().union(*(wording.classes for wording in found if wording.match != "none"))
        classes -= {"leader of a body", "monarch"} if len(classes) > 1 else set()
        if "head of state" in classes:
            classes -= {"head of government", "parliament"}
        if len(classes) != 1:
            raise RefusedError(
                f"the class of {claim.title!r} can't be told from its words",
                "Add the post first: communique kb add post.",
            )
        head = " ".join(found[0].words)
        key = f"{claim.side}/{head.replace(' ', '-')}"
        key = key if key not in self._posts else f"{claim.side}/{'-'.join(fold(claim.title).split())}"
        titles = dict.fromkeys((self._without_side(claim.title), claim.title.replace(";", ",")))
        return PostRow(key, claim.side, classes.pop(), tuple(titles), None, SOURCE)

    def _without_side(self, title: str) -> str:
        """A position's label as news prints the title: "Minister of Foreign Affairs" without "of X" or "X's"."""
        for side in reversed(self._knowledge.gazetteer.find(title)):
            before, behind = title[: side.span.start], title[side.span.end :]
            title = OF_A_SIDE.sub("", before) + behind.removeprefix("'s")
        title = " ".join(title.replace(";", ",").split())
        return title[:1].upper() + title[1:]

    def _row(self, claim: Claim, person: PersonRow, post: PostRow) -> dict[str, str]:
        end, precision = claim.end, claim.end_precision
        if not end:
            is_last = claim.start == self._last[claim.position]
            end, precision = ("open", "open") if is_last and claim.start <= self._as_of.isoformat() else ("", "unknown")
        return {
            "person": person.id,
            "post": post.id,
            "start": claim.start,
            "end": end,
            "precision": f"{claim.start_precision}/{precision}",
            "acting": "yes" if "acting" in fold(claim.title).split() else "",
            "source": SOURCE,
            "as_of": max(self._as_of.isoformat(), claim.start),
        }

    def _is_known(self, tenure: Tenure, post: PostRow) -> bool:
        """Whether the tables say the same. Raises RefusedError where they say otherwise of these days."""
        others = self._tenures.get(post.id, [])
        (term,) = terms_of([tenure], one_holder=False)
        for other in terms_of([one for one in others if not one.acting], one_holder=True):
            start, end = max(term.sure_from, other.sure_from), min(term.sure_until, other.sure_until)
            if start >= end:
                continue
            if other.tenure.person == tenure.person:
                if (tenure.start, tenure.end) == (other.tenure.start, other.tenure.end) or agrees(
                    term.tenure, other.tenure
                ):
                    return True
                raise RefusedError(
                    f"{tenure.person}, {post.id}, {tenure_words(tenure)}: the tables say {tenure_words(other.tenure)}",
                    "Keep the one that you trust: a row of your folder wins over the package's.",
                )
            if is_held_by_one(post) and not tenure.acting:
                raise RefusedError(
                    f"{tenure.person}, {post.id}, {tenure_words(tenure)}: the tables have {other.tenure.person} there, {tenure_words(other.tenure)}",
                    "Keep the one that you trust: a row of your folder wins over the package's.",
                )
        return False
