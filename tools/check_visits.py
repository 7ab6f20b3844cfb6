"""Compares the tables with the State Department's list of visits by foreign leaders (history.state.gov, CC0).

For each visit since 1990 by a head of state or government it asks the tables who held that office in the visitor's
country on the first day of the visit, and prints every disagreement and the figures.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from xml.etree import ElementTree as ET

from holders import DATA, ROOT, Holders, read_rows, words_of

VISITS = ROOT.parent / "shared" / "knowledge" / "history-at-state" / "visits" / "data"
TRAVELS = VISITS.parents[1] / "travels"
HEADS = ("head of state", "head of government")
TITLE = re.compile(
    r"(?:(?:Acting|Interim|Transitional|Caretaker|Provisional|Federal|Co-) ?)*"
    r"(?:President|Prime Minister|Premier|Chancellor|King|Queen|Emperor|Amir|Emir|Sultan|Grand Duke|Prince|Taoiseach"
    r"|Pope|His Holiness Pope|Governor[ -]General|Chairman|Chief Executive|Captain Regent)\b"
    r"(?! ?-?(?:elect|designate))"
)
NOT_HEAD = re.compile(
    r"(?i)elect\b|designate|\bvice\b|deputy|former|crown prince|foreign minister|\bspeaker|^prince(?:ss)? |secretary|commission"
    r"|council of ministers of the european|european|african union|parliament|assembly|autonomy|authority|"
    r"palestin|commander|chairman of the joint|defense|NATO|minister of|special envoy|chief of"
)
COUNTRIES = {
    "Soviet Union": "", "Zaire": "COD", "China, People's Republic of": "CHN", "Congo, Republic of": "COG",
    "Germany, Federal Republic of": "DEU", "Macedonia, Former Yugoslav Republic of": "MKD", "Korea, South": "KOR",
    "Democratic Republic of the Congo (Zaire)": "COD", "Congo, Democratic Republic of": "COD", "Somoa": "WSM",
    "Bosnian Federation": "BIH", "Afghanistan (Interim Authority)": "AFG", "French Polynesia": "", "New Caledonia": "", "Czechoslovakia": "", "Federal Republic of Germany": "DEU",
    "German Democratic Republic": "", "Yemen Arab Republic": "YEM", "Yugoslavia": "", "Burma": "MMR",
    "Holy See": "VAT", "Germany, Democratic Republic of": "", "German Democratic Republic ": "", "The Holy See": "VAT", "Western Samoa": "WSM", "Serbia and Montenegro": "",
    "Federated States of Micronesia": "FSM", "Micronesia": "FSM", "The Gambia": "GMB", "The Bahamas": "BHS",
    "Korea": "KOR", "Republic of Korea": "KOR", "Cote d'Ivoire": "CIV", "Ivory Coast": "CIV", "Swaziland": "SWZ",
    "Cape Verde": "CPV", "Macedonia": "MKD", "Sao Tome and Principe": "STP", "East Timor": "TLS",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Visit:
    """One visitor of one visit, as printed, with the first day."""

    day: str
    visitor: str
    country: str


def main() -> int:
    """Print disagreements, then how many visits were asked and how many agree."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else VISITS
    holders, codes, count = Holders(), _codes(), Counter[str]()
    for visit in _visits(folder):
        code = COUNTRIES.get(visit.country, codes.get(visit.country, ""))
        if not code:
            count["left out: a country of old or none"] += 1
        elif not TITLE.match(visit.visitor) or NOT_HEAD.search(visit.visitor):
            count["left out: not a head of state or government"] += 1
        else:
            verdict = _verdict(holders, code, visit)
            count[verdict.split(":")[0]] += 1
            if not verdict.startswith("agree"):
                print(f"{visit.day} {code} {visit.visitor} - {verdict}")
    for what, number in count.most_common():
        print(f"{number:5} {what}")
    _check_trips(holders)
    right = count["agree"] + count["agree but for the spelling"]
    asked = right + count["disagree"] + count["nobody known"]
    print(f"agreement {right} of {asked}: {right / asked:.4f}")
    return 0


def _check_trips(holders: Holders) -> None:
    """Trips abroad by presidents and secretaries since 1990: who travelled in office must hold it in the tables."""
    for title, folder, since in (
        ("President", "president-travels", "1990"),
        ("Secretary of State", "secretary-travels", "1990"),
    ):
        wrong = asked = 0
        for path in sorted((TRAVELS / folder).glob("*.xml")):
            for trip in ET.parse(path).getroot().iter("trip"):  # noqa: S314 - files of a folder that the caller names
                day, name = trip.findtext("start-date") or "", words_of(trip.findtext("name") or "")
                if day < since:
                    continue
                asked += 1
                found = holders.titled(title, "USA", day)
                if not any(_is_same(name, holder.forms) or name & holder.forms[0] - {"w", "j"} for holder in found):
                    wrong += 1
                    print(f"{day} USA {title} {trip.findtext('name')} - disagree: {[one.person for one in found]}")
        print(f"trips abroad as {title}: {asked - wrong} of {asked} agree")


def _verdict(holders: Holders, code: str, visit: Visit) -> str:
    found = [holder for role in HEADS for holder in holders.holders(role, code, visit.day)]
    printed = words_of(re.sub(r"[^\w' -]", " ", TITLE.sub("", visit.visitor, count=1)))
    if any(_is_same(printed, holder.forms) for holder in found):
        return "agree"
    if any(_is_alike(printed, holder.forms) for holder in found):
        return "agree but for the spelling"
    if not found:
        return "nobody known"
    return "disagree: " + ", ".join(sorted(f"{holder.person} ({holder.post}, {holder.start})" for holder in found))


def _is_same(printed: frozenset[str], forms: tuple[frozenset[str], ...]) -> bool:
    """Two words in common, or all words of a short name."""
    return any(len(printed & form) >= min(2, len(form), len(printed)) for form in forms)


def _is_alike(printed: frozenset[str], forms: tuple[frozenset[str], ...]) -> bool:
    """Two words (or all of a short name) are nearly those of one form: "Medvedev, Dmitri" for "Medvedev, Dmitry"."""
    return any(
        sum(bool(get_close_matches(word, form, 1, 0.7)) for word in printed) >= min(2, len(form), len(printed))
        for form in forms
    )


def _visits(folder: Path) -> list[Visit]:
    found = []
    for path in sorted(folder.glob("*.xml")):
        for element in ET.parse(path).getroot().iter("visit"):  # noqa: S314 - see above
            day = element.findtext("start-date") or ""
            visitor = " ".join((element.findtext("visitor") or "").split())
            country = " ".join((element.findtext("from") or "").split()).replace("’", "'")
            if day >= "1990":
                found.append(Visit(day, visitor, country))
    return sorted(found, key=lambda visit: visit.day)


def _codes() -> dict[str, str]:
    return {row["form"]: row["code"] for row in read_rows(DATA / "countries.csv") if row["kind"] == "name"}


if __name__ == "__main__":
    raise SystemExit(main())
