"""Who held an office on a day, read from the tables as they stand: a minimal reader for tests and checks."""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from communique.text.names import fold  # noqa: E402

DATA = ROOT / "src" / "communique" / "knowledge" / "data"


@dataclass(frozen=True, slots=True)
class Holder:
    """One person in one post: ids, whether acting, and the words of every form of the name, folded."""

    person: str
    post: str
    acting: bool
    start: str
    end: str
    forms: tuple[frozenset[str], ...]

    def is_named(self, words: frozenset[str]) -> bool:
        """Whether all folded ``words`` stand in one form of the person's name."""
        return any(words <= form for form in self.forms)


class Holders:
    """The tables of people, aliases, posts and tenures, asked by country, class or title, and day."""

    def __init__(self, data: Path = DATA) -> None:
        self._posts = {row["id"]: row for row in read_rows(data / "posts.csv")}
        self._tenures = read_rows(data / "tenures.csv")
        forms: dict[str, list[frozenset[str]]] = {}
        for row in read_rows(data / "people.csv"):
            forms[row["id"]] = [words_of(row["name"]), words_of(row["native"])]
        for row in read_rows(data / "aliases.csv"):
            forms.setdefault(row["entry"], []).append(words_of(row["text"]))
        self._forms = {person: tuple(form for form in found if form) for person, found in forms.items()}

    def holders(self, post_class: str, country: str, day: str) -> list[Holder]:
        """Who held a post of ``post_class`` ("head of state") in ``country`` (alpha-3) on the ISO ``day``.

        "head of state" includes monarchs. Empty if nobody, or nobody known.
        """
        wanted = {post_class, "monarch"} if post_class == "head of state" else {post_class}
        posts = {post for post, row in self._posts.items() if row["organization"] == country and row["class"] in wanted}
        return self._in(posts, day)

    def titled(self, title: str, country: str, day: str) -> list[Holder]:
        """Who held a post of ``country`` that is printed as ``title`` ("Prime Minister") on the ISO ``day``."""
        posts = {
            post
            for post, row in self._posts.items()
            if row["organization"] == country and fold(title) in {fold(one) for one in row["titles"].split(";")}
        }
        return self._in(posts, day)

    def _in(self, posts: set[str], day: str) -> list[Holder]:
        return [
            Holder(
                row["person"], row["post"], row["acting"] == "yes", row["start"], row["end"], self._forms[row["person"]]
            )
            for row in self._tenures
            if row["post"] in posts and row["start"] <= day and _lasts(row, day)
        ]


def _lasts(row: dict[str, str], day: str) -> bool:
    if row["end"] == "open":
        return True
    return day < row["end"] if row["end"] else day <= row["as_of"]


def words_of(name: str) -> frozenset[str]:
    """The folded words of a name, apostrophes dropped."""
    return frozenset(fold(name).replace("'", "").split())


def read_rows(path: Path) -> list[dict[str, str]]:
    """All rows of a table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
