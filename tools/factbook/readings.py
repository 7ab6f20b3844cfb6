"""What a printed holder says: the office, whether acting, and the name, without ranks, remarks and nicknames."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rows import HERE, RawRow, read_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RANKS = frozenset(
    "Gen Gen. Lt Lt. Maj. Col Col. Brig. Capt Capt. Capt. Adm. Sr. Dr. Dr Sir Dame Rev. Sheikh Shaykh Ayatollah General Major"
    " Cardinal Archbishop Bishop Monseigneur Monsignor Tuanku Lieutenant Colonel Field Marshal".split()
)
DEPUTY = re.compile(r"\b(?:Deputy|Depurty|deputy|Vice|vice)\b|-[Ee]lect\b")
BRACKETS = re.compile(r"\([^)]*\)|\[[^\]}]*[\]}]")
NICKNAME = re.compile(r'"[^"]*"')
OF_REALM = re.compile(r" of (?:the Netherlands|France|the US|Denmark|Norway|China)$")
SUFFIX = re.compile(r",? (?:Dr|M\.D|Lt\. Gen|Gen)\.?$|,$")
GENERATION = re.compile(r",? (Jr|Sr)\.?$")
SPELLED = re.compile(r",? (?:also spelled|aka|or|formerly) .*$")
APPOSITION = re.compile(r", (?:brother|the Raja) .*$")
CAPITALS = re.compile(r"(?:\S*[^\W\d_a-zß-öø-ÿ]){2}")


@dataclass(frozen=True, slots=True)
class Reading:
    """One holder of one office as one row prints it.

    ``post`` is the key of the office within the country; ``acting`` is ``yes``, ``caretaker`` or empty; ``also`` are
    spellings that the row itself gives beside ``name``.
    """

    row: RawRow
    post: str
    name: str
    acting: str
    also: tuple[str, ...] = ()


class Reader:
    """Reads rows with the tables of titles and of odd rows."""

    def __init__(self) -> None:
        self._titles = {(row["code"], row["title"]): row for row in read_csv(HERE / "titles.csv")}
        self._odd = [
            (row["code"], row["role"], re.compile(row["who"]), row["reading"])
            for row in read_csv(HERE / "odd_rows.csv")
        ]
        self.unread: list[RawRow] = []
        """Rows with a title that no table knows; untitled rows (deputies, as a rule) are not among them."""

    def read(self, rows: Iterable[RawRow]) -> Iterator[Reading]:
        """The holders of offices that the tables know; deputies and rows without a title are dropped."""
        for row in rows:
            for text in self._texts(row):
                yield from self._holders(row, text)

    def _texts(self, row: RawRow) -> list[str]:
        for code, role, pattern, reading in self._odd:
            if code == row.code and role in {"", row.role} and (found := pattern.fullmatch(row.who)):
                return found.expand(reading).split(" ++ ") if reading else []
        return [row.who]

    def _holders(self, row: RawRow, text: str) -> Iterator[Reading]:
        title, printed = split_title(BRACKETS.sub(" ", text))
        entry = self._titles.get((row.code, title)) or self._titles.get(("", title))
        if entry is None:
            if title and not DEPUTY.search(title):
                self.unread.append(row)
            return
        posts = entry["post"].split("|")
        post = posts[-1] if row.role == "HoG" else posts[0]
        if post and printed:
            yield Reading(row, post, clean_name(printed), entry["acting"], spellings(printed))


def split_title(text: str) -> tuple[str, str]:
    """The title without ranks and commas, and the name: it begins with the first word that is no word of a title."""
    words = text.replace(" - ", " ").split()
    position = next((index for index in range(len(words)) if _begins_name(words, index)), len(words))
    kept = [word.strip(",:") for word in words[:position] if word.strip(",") not in RANKS]
    return " ".join(kept).strip(), " ".join(words[position:])


TITLE_WORDS = frozenset(
    "Presidency Acting Interim Caretaker Transitional Transition Transitional Executive Vice Deputy Depurty First Second Third President Presidents"
    " Prime Minister Minister, Ministers Premier Premiers Chancellor King Queen Emperor Amir Prince Grand Duke Sultan Paramount"
    " Ruler Governor General Governor-General Pope Taoiseach CEO Chief Chairman Chairperson Chair Head Leader Supreme Taliban"
    " Crown Secretary Captain Regent Co-prince Coprince Co-Prince French Spanish Episcopal Federal Confederation Swiss Council"
    " Government Republic State Iraqi Sovereign Commander-in-Chief Armed Forces Sudanese Revolutionary Presidential"
    " Leadership Counsellor Peace Development Administration People's Assembly National Defense Commission Affairs GNU CNSP"
    " Committee General People's Transitional Queen's Representative Safeguard Homeland Foreign Political Islamic Cabinet"
    " transitional acting governor general president prime minister ruler O le Ao o Malo TISA Interior Co-Vice Permanent Mentor Senior"
    " New Zealand High Commissioner Lieutenant UK Administrator Speaker House Representatives".split()
)
SMALL = frozenset("of the and for".split())
PLACES = frozenset("Afghanistan Australia Ministers Spain China Abu Zaby".split())


def _begins_name(words: list[str], index: int) -> bool:
    word = words[index].strip(",:")
    if word in TITLE_WORDS or words[index].strip(",") in RANKS or word in SMALL:
        return False
    return not (index and words[index - 1] in {"of", "the", "Abu"} and word in PLACES)


def clean_name(printed: str) -> str:
    """The name without brackets, nicknames, remarks and realms; "Jr." and "Sr." stay, without a comma."""
    name = NICKNAME.sub(" ", printed)
    for pattern in (SPELLED, APPOSITION, OF_REALM, SUFFIX):
        name = pattern.sub("", " ".join(name.split()))
    return GENERATION.sub(r" \1.", name).replace("’", "'").strip(" ,")


def spellings(printed: str) -> tuple[str, ...]:
    """Other spellings that the cell gives: 'also spelled YINGLUCK Shinawatra'."""
    found = re.search(r"(?:also spelled|aka) (.*?),?$", printed)
    return (found.group(1).strip(),) if found else ()
