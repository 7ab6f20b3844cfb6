"""Linking: the partition of reports into exchanges hangs on the set of them alone."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model import Claim, DateInterval, Document, Participant, Party, Publication, Reading, Report, Span
from communique.records.linking import Bonds
from fast_command import NoParser
from keeping import filled
from pools import MemoryPool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique import Archive

TOLLEKO, HALDVIK = Party("Amara Tolleko", "KEN"), Party("Jorun Haldvik", "ISL")
WAMBOGO, STORMSKER = Party("Njeri Wambogo", "KEN"), Party("Bryn Stormsker", "ISL")
PEOPLE = (
    (TOLLEKO, HALDVIK),
    (HALDVIK, TOLLEKO),
    (Party("Tolleko", "KEN"), Party("President Haldvik", "ISL")),
    (Party("Amara Tolleko", None), HALDVIK),
    (WAMBOGO, STORMSKER),
    (TOLLEKO, HALDVIK, WAMBOGO),
    (TOLLEKO, Party("Efua Darkomensa", "GHA")),
    (TOLLEKO,),
)
WORDS = (
    "steam knows no borders and the drillers of Nakuru shall have a school of their own before the year is out",
    "steam knows no borders and the drillers of Nakuru shall wait for the rains as they did before",
    "the fleet will be counted twice a year by inspectors whom both capitals have agreed on beforehand",
    "the fleet will be counted once and the tuna belongs to those who fish with lines in western waters",
)
FIRST = date(2030, 3, 1)


def claim(key: str, **changed: Any) -> Claim:
    """A claim of a call of March 4, 2030; ``key`` names it and its document."""
    plain: dict[str, Any] = {
        "id": key,
        "document": f"document {key}",
        "outlet": f"outlet {key}",
        "published": None,
        "kind": "call",
        "realis": "occurred",
        "earliest": date(2030, 3, 4),
        "latest": date(2030, 3, 4),
        "basis": "printed",
        "exact": True,
        "people": (TOLLEKO, HALDVIK),
    }
    return Claim(**plain | changed)


@st.composite
def drawn_claims(draw: st.DrawFn) -> tuple[list[Claim], dict[str, str]]:
    """Claims that are hard to tell apart, with their texts."""
    made, texts = [], {}
    starts = draw(st.sampled_from([[None, 0, 1, 2, 3, 4], [None, None, 0, 1], [None]]))
    for number in range(draw(st.integers(1, 12))):
        key = f"{number:02}"
        first = draw(st.sampled_from(starts))
        length = draw(st.sampled_from([0, 0, 0, 0, 2, 20])) if first is not None else 0
        day = FIRST + timedelta(first) if first is not None else None
        made.append(
            claim(
                key,
                document=f"document {draw(st.sampled_from([key, key, key, '00']))}",
                outlet=draw(st.sampled_from(["A", "B", "C", None])),
                published=draw(st.sampled_from([None, None, FIRST, FIRST + timedelta(90)])) if day is None else None,
                kind=draw(st.sampled_from(["call", "call", "talks", "meeting", "video call"])),
                realis=draw(st.sampled_from(["occurred", "occurred", "occurred", "scheduled", "denied"])),
                earliest=day,
                latest=day + timedelta(length) if day is not None else None,
                exact=draw(st.booleans()),
                people=draw(st.sampled_from(PEOPLE[:1] * 4 + PEOPLE)),
                weekday=draw(st.sampled_from([None, None, 0, 1])) if day is None else None,
            )
        )
        texts[key] = draw(st.sampled_from(WORDS))
    return made, texts


@st.composite
def drawn_bonds(draw: st.DrawFn, keys: Sequence[str]) -> Bonds:
    """A ruling that ties some claims together, and one that keeps two others apart."""
    tied = draw(st.lists(st.sampled_from(keys), min_size=2, max_size=3, unique=True)) if len(keys) > 1 else []
    free = [key for key in keys if key not in tied]
    parted = draw(st.lists(st.sampled_from(free), min_size=2, max_size=2, unique=True)) if len(free) > 1 else []
    together = {key: frozenset(tied) for key in tied} if draw(st.booleans()) else {}
    apart = {key: frozenset(parted) - {key} for key in parted} if draw(st.booleans()) else {}
    return Bonds(together, apart)


def cut(draw: st.DrawFn, items: list[Any]) -> list[list[Any]]:
    """A list in batches of any sizes."""
    ends = sorted(draw(st.sets(st.integers(1, max(1, len(items) - 1)), max_size=4)))
    return [items[start:end] for start, end in zip([0, *ends], [*ends, len(items)], strict=True) if items[start:end]]


@settings(max_examples=300)
@given(data=st.data())
def test_the_partition_does_not_hang_on_order_or_batches(data: st.DataObject) -> None:
    """Any reports, with any rulings, in any order and in batches of any sizes, end as the partition that they make
    when they all come at once; so they do when others came and went in between.
    """
    made, texts = data.draw(drawn_claims())
    bonds = data.draw(drawn_bonds([told.id for told in made]))
    whole = MemoryPool(texts)
    whole.change(made, bonds=bonds)
    pool = MemoryPool(texts)
    passing = data.draw(st.sets(st.sampled_from([told.id for told in made]), max_size=3))
    for batch in cut(data.draw, data.draw(st.permutations(made))):
        pool.change(batch, bonds=bonds)
        for key in [told.id for told in batch if told.id in passing]:
            again = pool.current[key]
            pool.change(drop=[key], bonds=bonds)
            pool.change([again], bonds=bonds)
    assert pool.partition() == whole.partition()


UNDATED: dict[str, Any] = {"earliest": None, "latest": None, "exact": False}
NEXT = FIRST + timedelta(1)
HARD: dict[str, tuple[list[Claim], Bonds]] = {
    "who was turned away chooses again once that core has changed": (
        [
            claim("00", document="two", kind="call", realis="scheduled", weekday=1, published=FIRST, **UNDATED),
            claim("01", document="two", kind="meeting", earliest=FIRST, latest=FIRST),
            claim("03", kind="video call", realis="scheduled", earliest=FIRST, latest=FIRST + timedelta(20)),
            claim("06", document="two", kind="talks", **UNDATED),
            claim("08", kind="meeting", realis="denied", earliest=NEXT, latest=NEXT),
        ],
        Bonds(),
    ),
    "what a ruling ties to a day is found by others through its own words": (
        [
            claim("03", **UNDATED),
            claim("04", kind="meeting", earliest=FIRST, latest=FIRST),
            claim("05", kind="video call", realis="denied"),
        ],
        Bonds({key: frozenset({"03", "04"}) for key in ("03", "04")}),
    ),
    "of a tied pair only the one that fits is compared": (
        [
            claim("03", published=FIRST, **UNDATED),
            claim("05", kind="meeting", realis="denied", people=(WAMBOGO, STORMSKER)),
            claim("06", kind="video call", earliest=FIRST, latest=FIRST),
            claim("07", realis="scheduled", **UNDATED),
        ],
        Bonds({key: frozenset({"05", "07"}) for key in ("05", "07")}),
    ),
    "two undated reports of one document want one core": (
        [
            claim("00"),
            claim("01", document="two", **UNDATED),
            claim("02", document="two", **UNDATED),
            claim("03", **UNDATED),
        ],
        Bonds(),
    ),
}
"""Where a simpler way to keep the partition up to date went wrong."""


@pytest.mark.parametrize("name", HARD)
def test_hard_cases_in_every_order(name: str) -> None:
    """All orders of few reports, and all ways in which one of them goes and comes back, make one partition."""
    made, bonds = HARD[name]
    texts = dict.fromkeys((told.id for told in made), WORDS[0])
    whole = MemoryPool(texts)
    whole.change(made, bonds=bonds)
    for order in permutations(made):
        pool = MemoryPool(texts)
        for told in order:
            pool.change([told], bonds=bonds)
        assert pool.partition() == whole.partition()
        pool.change(drop=[order[0].id], bonds=bonds)
        pool.change([order[0]], bonds=bonds)
        assert pool.partition() == whole.partition()


@settings(max_examples=150)
@given(data=st.data())
def test_what_went_leaves_no_trace(data: st.DataObject) -> None:
    """After some reports are gone the rest stand as if those had never come."""
    made, texts = data.draw(drawn_claims())
    gone = data.draw(st.sets(st.sampled_from([told.id for told in made])))
    pool, never = MemoryPool(texts), MemoryPool(texts)
    pool.change(made)
    for batch in cut(data.draw, sorted(gone)):
        pool.change(drop=batch)
    never.change([told for told in made if told.id not in gone])
    assert pool.partition() == never.partition()


@settings(max_examples=150)
@given(data=st.data())
def test_a_ruling_counts_the_same_whenever_it_is_made(data: st.DataObject) -> None:
    """Rulings made before, between or after the reports, or made and undone, leave the partition that the standing
    ones make with all reports at once.
    """
    made, texts = data.draw(drawn_claims())
    bonds = data.draw(drawn_bonds([told.id for told in made]))
    ruled, undone, never = MemoryPool(texts), MemoryPool(texts), MemoryPool(texts)
    ruled.change(made, bonds=bonds)
    never.change(made)
    order = data.draw(st.permutations(made))
    half = data.draw(st.integers(0, len(order)))
    undone.change(order[:half])
    undone.rule(bonds, Bonds())
    undone.change(order[half:], bonds=bonds)
    assert undone.partition() == ruled.partition()
    undone.rule(Bonds(), bonds)
    assert undone.partition() == never.partition()


def reading(told: Sequence[Claim], words: str) -> Reading:
    """A document that makes these claims."""
    first = told[0]
    text = f"{first.document}: {words}."
    published = Publication(day=first.published, basis="given", span=None) if first.published is not None else None
    document = Document(
        name=first.document,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        format="plain",
        encoding="utf-8",
        language="en",
        body=(Span(0, len(text)),),
        outlet=first.outlet,
        published=published,
    )
    reports = tuple(report_of(one, number) for number, one in enumerate(told))
    return Reading(
        document=document, people=(), mentions=(), statements=(), reports=reports, mentioned=(), reader="rules-test"
    )


def report_of(told: Claim, number: int) -> Report:
    """The report that makes a claim, the so-manyth of its document."""
    interval = (
        DateInterval(earliest=told.days[0], latest=told.days[1], basis=told.basis, exact=told.exact)
        if told.days is not None
        else None
    )
    return Report(
        kind=told.kind,
        realis=told.realis,
        date=interval,
        place=None,
        initiator=None,
        at_request=False,
        participants=tuple(Participant(name=one.name, side=one.side, office=None, span=None) for one in told.people),
        span=Span(number, number + 1),
    )


def standing(archive: Archive) -> dict[str, set[str]]:
    """Each exchange's slug with its reports."""
    return {exchange.id: {record.id for record in exchange.reports} for exchange in archive.exchanges()}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_an_archive_does_not_hang_on_order_or_batches(tmp_path: Path, data: st.DataObject) -> None:
    """The same reports and the same slugs for each exchange, in whatever order and batches documents were added, also
    where some were read again by another reader in between; and nothing is wrong in the file.
    """
    made, texts = data.draw(drawn_claims())
    documents: dict[str, list[Claim]] = {}
    for told in made:
        documents.setdefault(told.document, []).append(told)
    readings = [reading(told, texts[told[0].id]) for told in documents.values()]
    with filled(tmp_path / "whole.db", []) as archive:
        archive.add_readings(readings)
        whole = standing(archive)
    again = data.draw(st.lists(st.sampled_from(readings), max_size=2))
    with filled(tmp_path / "parts.db", []) as archive:
        for batch in cut(data.draw, data.draw(st.permutations(readings))):
            archive.add_readings(batch)
            for one in again:
                archive.add_reading(replace(one, reader="rules-other"))
        archive.add_readings(readings)
        assert standing(archive) == whole
        assert archive.check() == []


def test_calls_of_one_pair_on_neighbouring_days_stay_apart(shared: Path, tmp_path: Path) -> None:
    """Dozens of readouts of calls between the same two leaders by one outlet, some a day apart and much alike in their
    words, are as many exchanges, each of its own day.
    """
    paths = sorted((shared / "corpora" / "white-house").rglob("*readout*biden*call-with*netanyahu*.md"))
    assert len(paths) > 30
    with patch("communique.readers.parse.SpacyParser", NoParser), filled(tmp_path / "a.db", []) as archive:
        for path in random.Random(1).sample(paths, len(paths)):  # noqa: S311  # a shuffle, no secret
            archive.add(path)
        told = {Path(exchange.reports[0].document_name).name[:10]: exchange for exchange in archive.exchanges()}
        calls = {day: exchange for day, exchange in told.items() if exchange.kind == "call"}
        assert len(calls) == len(paths)
        assert all(len(exchange.reports) == 1 and exchange.id.startswith(day) for day, exchange in calls.items())
