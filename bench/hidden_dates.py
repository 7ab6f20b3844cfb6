"""How well a day is inferred that the text hides: every readout of a folder is read once as it is and once without its
front matter and without the day that it prints.

    python bench/hidden_dates.py ../shared/corpora/white-house [--every 10] [--errors] [--rules]

Prints how many reports are left undetermined, how many intervals hold the true day, their width, and the confidence told
beside the share found right. ``--rules`` prints for every rule how often its clues held the true day: the figures of
``readers/data/clue_strengths.csv``. The true day is the one that the text prints or tells by "today" and the like; where
it tells none, that of publication.
"""

from __future__ import annotations

import argparse
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from communique.documents.load import load_document
from communique.knowledge.base import Knowledge, load_knowledge
from communique.knowledge.letterhead import sender_of
from communique.model import DateInterval, Document, DocumentError, Report, Span
from communique.pipeline import plain_title
from communique.readers.people.find import find_cast
from communique.readers.reports.clues import find_clues, infer
from communique.readers.reports.find import find_reports
from communique.readers.reports.page import Background, Page, open_page
from communique.readers.times.find import find_times
from communique.text.daysets import days_of
from communique.text.prose import build_prose

DAYS = {"minute", "hour", "part of day", "day"}
BANDS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)


class Guess(NamedTuple):
    """The day of one report, and what was inferred of it."""

    name: str
    first: date
    last: date
    inferred: DateInterval | None

    @property
    def is_right(self) -> bool:
        """Whether the interval holds a day on which it was."""
        found = self.inferred
        return found is not None and found.earliest <= self.last and self.first <= found.latest


def open_document(document: Document, tables: Knowledge) -> tuple[Page, tuple[Report, ...]]:
    """A document before the reports reader, and its reports."""
    home = tables.home_of(document)
    prose = build_prose(document.text, document.body, markdown=document.format == "markdown")
    cast = find_cast(prose, plain_title(document), tables.gazetteer, home, sender_of(document), tables.leaders)
    background = Background(tables.office_terms, tables.events)
    page = open_page(prose, document, cast, tables.gazetteer, background)
    return page, find_reports(prose, document, cast, tables.gazetteer, background)


def hidden(document: Document, page: Page, days: list[DateInterval]) -> Document:
    """The document without metadata and without the words that print one of ``days``."""
    published = document.published.day if document.published is not None else None
    letters = list(document.text)
    spans = [Span(0, document.body[0].start)] if document.body else []
    for time in find_times(page.prose.text, published):
        told = time.earliest is not None and time.latest is not None and time.granularity in DAYS
        if told and any(time.earliest <= day.latest and day.earliest <= time.latest for day in days):
            words = time.span.of(page.prose.text)
            if any(letter.isdigit() for letter in words):
                spans.append(page.prose.original(time.span))
    for span in spans:
        letters[span.start : span.end] = " " * (span.end - span.start)
    return replace(document, text="".join(letters), published=None, candidates=(), dateline=None, source_url=None)


def guesses(paths: list[Path], tables: Knowledge, rules: dict[str, Counter[bool]]) -> Iterator[Guess]:
    """Every report of these files, read twice."""
    for path in paths:
        try:
            document = load_document(path.name, path.read_bytes(), tables.outlets)
        except DocumentError:
            continue
        page, reports = open_document(document, tables)
        known = {
            report.span: report.date for report in reports if report.date is not None and report.realis == "occurred"
        }
        if not known:
            continue
        blind, blind_reports = open_document(hidden(document, page, list(known.values())), tables)
        for report in blind_reports:
            day = known.get(report.span)
            if day is None or report.realis != "occurred":
                continue
            number = sentence_of(blind, report)
            inferred = infer(blind, number, report.realis, report.participants)
            guess = Guess(path.name, day.earliest, day.latest, inferred)
            count_rules(blind, report, guess, rules)
            yield guess


def sentence_of(page: Page, report: Report) -> int:
    """The number of the sentence that tells of the report's exchange."""
    return next(number for number, span in enumerate(page.sentences) if page.prose.original(span) == report.span)


def count_rules(page: Page, report: Report, guess: Guess, rules: dict[str, Counter[bool]]) -> None:
    """Count for the rules that fired on a report whether their clue held the true day."""
    number = sentence_of(page, report)
    for finding in find_clues(page, number, report.participants):
        days = days_of(finding.clue())
        rules[finding.rule][guess.first in days or guess.last in days] += 1
        if not (guess.first in days or guess.last in days):
            wrong.append((finding.rule, guess.name, str(guess.first), finding.says))


wrong: list[tuple[str, str, str, str]] = []


def print_summary(found: list[Guess]) -> None:
    """Shares, widths and calibration."""
    bounded = [guess for guess in found if guess.inferred is not None]
    right = sum(guess.is_right for guess in bounded)
    closed = [
        guess
        for guess in bounded
        if guess.inferred and date.max != guess.inferred.latest and guess.inferred.earliest != date.min
    ]
    widths = sorted((guess.inferred.latest - guess.inferred.earliest).days + 1 for guess in closed if guess.inferred)
    print(f"{len(found):,} reports, {len(found) - len(bounded):,} undetermined ({1 - len(bounded) / len(found):.1%})")
    print(f"open on one side {len(bounded) - len(closed):,}")
    print(f"true day inside the interval  {right / len(bounded):.2%} of {len(bounded):,}")
    print(
        f"width in days of the others: median {statistics.median(widths):,.0f}, a tenth below {widths[len(widths) // 10]:,}"
    )
    print("confidence told   found right        of")
    for low, high in zip((0.0, *BANDS), BANDS, strict=False):
        band = [guess for guess in bounded if guess.inferred and low <= (guess.inferred.confidence or 0) < high]
        if band:
            told = statistics.mean(guess.inferred.confidence or 0 for guess in band if guess.inferred)
            print(f"{told:15.3f} {sum(guess.is_right for guess in band) / len(band):13.3f} {len(band):9,}")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--overlay", type=Path, help="a folder of tables that win over the package's")
    parser.add_argument("--every", type=int, default=1, help="take every Nth readout only")
    parser.add_argument("--errors", action="store_true", help="print every interval without the true day")
    parser.add_argument("--rules", action="store_true", help="print how often the clues of every rule were right")
    options = parser.parse_args()
    paths = sorted(options.folder.rglob("*readout*.md"))[:: options.every]
    rules: dict[str, Counter[bool]] = defaultdict(Counter)
    found = list(guesses(paths, load_knowledge(options.overlay), rules))
    print_summary(found)
    if options.rules:
        for rule, counts in sorted(rules.items()):
            print(f"{rule},{counts[True] / counts.total():.4f},{counts[True]},{counts.total()}")
    if options.errors:
        for guess in found:
            if guess.inferred is not None and not guess.is_right:
                print(guess.name, guess.first, guess.inferred.earliest, guess.inferred.latest)
        for line in wrong:
            print(*line, sep=" | ")


if __name__ == "__main__":
    main()
