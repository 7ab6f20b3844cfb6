"""Draws point-in-time questions from dated Factbook editions, with a fixed seed, and writes ``eval/tenures.csv``.

What is asked and answered comes straight from the raw rows: who is printed with which title in which edition. The
tables made from them are not looked at. Rows that are plainly wrong stay, corrected by ``tools/question_notes.csv``.
"""

from __future__ import annotations

import csv
import random
import re
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHIEFS = HERE.parents[1] / "shared" / "knowledge" / "factbook_chiefs.csv"
SEED = 1990
EACH = 2
"""Questions for each country, of different years."""
COLUMNS = ("country", "role", "title", "day", "expected", "edition", "row", "note")
TITLES = (
    "Governor General", "Governor-General", "President", "Prime Minister", "King", "Queen", "Emperor", "Amir",
    "Chancellor", "Taoiseach", "Premier", "Pope", "Grand Duke", "Head of Government", "Supreme Leader",
    "Minister of State", "Chief Executive",
)  # fmt: skip
ROLES = {"HoS": "head of state", "HoG": "head of government"}
RANK = r"(?:(?:Lt|Maj|Brig|Gen|Col|Dr|Sr)\.|Sir|Dame|Sheikh|General|Col|Gen|Dr|Cardinal|Archbishop)"
PATTERN = re.compile(rf"(?P<title>{'|'.join(TITLES)}) (?:{RANK} )*(?P<name>(?!and |of ).+)")


def main() -> None:
    """Draw the questions and write them."""
    codes = {(row["gec"], row["printed"]): row["code"] for row in _rows(HERE / "factbook" / "countries.csv")}
    notes = {row["row"]: row for row in _rows(HERE / "question_notes.csv")}
    asked: dict[str, list[dict[str, str]]] = defaultdict(list)
    for number, row in enumerate(_rows(CHIEFS), start=2):
        code = codes.get((row["gec"], row["country"]))
        question = _question(code, number, row) if code else None
        if question:
            asked[question["country"]].append(question)
    drawn = [question for code in sorted(asked) for question in _draw(code, asked[code])]
    for question in drawn:
        note = notes.get(question["row"], {})
        for column in ("country", "title", "expected"):
            question[column] = note.get(column) or question[column]
        question["note"] = note.get("note", "")
    _write(drawn)
    print(len(drawn), "questions on", len(asked), "countries")


def _question(code: str, number: int, row: dict[str, str]) -> dict[str, str] | None:
    """The question that a row answers: its title, its short form, a day of an edition that carries it."""
    found = PATTERN.fullmatch(re.sub(r" *(?:\([^)]*\)|\[[^\]]*\]) *", " ", row["who"]).strip())
    words = re.findall(r"(?:al-|el-|Mc)?[A-ZÀ-Þ][A-ZÀ-ÞŐŰȘȚĞŞČŠŽ'’.-]+(?=[ ,]|$)", found["name"]) if found else []
    if not found or not words:
        return None
    generator = random.Random(f"{SEED} {number}")  # noqa: S311 - a fixed draw, no secret
    editions = [day for day in (row["first_seen"], row["last_seen"]) if not day.endswith("-01-01")]
    edition = generator.choice(editions) if editions else row["last_seen"]
    day = edition if editions else max(edition, row["since"])
    if len(row["since"]) < len("2001-01-01") and day == row["since"]:
        return None
    expected = " ".join(word.strip(".,") for word in words)
    values = (code, ROLES[row["role"]], found["title"], day, expected, edition, str(number), "")
    return dict(zip(COLUMNS, values, strict=True))


def _draw(code: str, questions: list[dict[str, str]]) -> list[dict[str, str]]:
    """Up to ``EACH`` questions of a country, on different years."""
    generator = random.Random(f"{SEED} {code}")  # noqa: S311 - a fixed draw, no secret
    generator.shuffle(questions)
    drawn: list[dict[str, str]] = []
    for question in questions:
        if len(drawn) < EACH and question["day"][:4] not in {one["day"][:4] for one in drawn}:
            drawn.append(question)
    return sorted(drawn, key=lambda one: one["day"])


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _write(questions: list[dict[str, str]]) -> None:
    with (HERE.parent / "eval" / "tenures.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(questions)


if __name__ == "__main__":
    main()
