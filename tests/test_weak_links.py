"""Exchanges that may be two events, though the program made their reports one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from communique.api import Archive
from communique.model import Claim, NotFoundError, Party, Slice, UsageError
from communique.records.weak_links import WeakLink, find_weak_links
from keeping import TEXTS, grouping, reading_of
from weaving import MEETING, weave

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from communique.model import UnsureSplit

DAY = date(2031, 5, 20)
TOLLEKO, HALDVIK = Party("Amara Tolleko", "KEN"), Party("Jorun Haldvik", "ISL")
EVERY = Slice(limit=100)


def claim(key: str, day: date | None = DAY, **told: object) -> Claim:
    """The claim of a text of its own that two people met that day; ``told`` is what it tells otherwise."""
    usual = Claim(
        id=key,
        document=f"text {key}",
        outlet=f"outlet {key}",
        published=DAY,
        kind="meeting",
        realis="occurred",
        earliest=day,
        latest=day,
        basis="printed",
        exact=True,
        people=(TOLLEKO, HALDVIK),
    )
    return replace(usual, **told)  # type: ignore[arg-type]  # fields of Claim


def as_alike(share: float) -> Callable[[Sequence[Claim]], Callable[[Claim, Claim], float]]:
    """Every two texts have this share of their words in common."""
    return lambda _claims: lambda _one, _other: share


def asked(*claims: Claim, likeness: float = 0.1, together: tuple[str, ...] = ()) -> list[WeakLink]:
    """What is asked of one exchange of these claims, some of which a person has tied."""
    tied = {key: frozenset(together) - {key} for key in together}
    return find_weak_links([(one, "meeting") for one in claims], tied, as_alike(likeness))


FIRM = {
    "told alike": claim("b"),
    "told as talks": claim("b", kind="talks", outlet="outlet a"),
    "a statement that came out of it": claim("b", kind="statement", outlet="outlet a"),
    "another way of meeting": claim("b", kind="visit"),
    "the next day": claim("b", DAY + timedelta(1)),
    "the next day by a clue, and another way": claim("b", DAY + timedelta(1), basis="inferred", kind="visit"),
    "a person without a side": claim("b", people=(Party("Tolleko", None), HALDVIK)),
    "one more of the same side": claim("b", people=(TOLLEKO, HALDVIK, Party("Odd Brandt", "ISL"))),
    "a side without a person": claim("b", people=(TOLLEKO, Party("ISL", "ISL"))),
    "no day, and out on that day": claim("b", None, published=DAY),
    "announced by the outlet that reports it": claim("b", realis="scheduled", outlet="outlet a", kind="visit"),
}
WEAK = {
    "Odd Brandt (NOR) only in one": claim(
        "b", people=(Party("Amara Tolleko", None), HALDVIK, Party("Odd Brandt", "NOR"))
    ),
    "no day beside 2031-05-20: their words alone link them": claim("b", None, published=None),
    "one text came out 100 days after": claim("b", published=DAY + timedelta(100)),
    "nobody of ISL is named in one": claim("b", people=(TOLLEKO, Party("ISL", "ISL")), outlet="outlet a"),
    "for whom Haldvik acts is not told in one": claim("b", people=(TOLLEKO, Party("Haldvik", None)), kind="visit"),
    "2031-05-21 beside 2031-05-20": claim("b", DAY + timedelta(1), kind="visit"),
    "both texts are outlet a’s": claim("b", kind="visit", outlet="outlet a"),
}


@pytest.mark.parametrize("other", FIRM.values(), ids=FIRM)
def test_what_is_usual_is_not_asked(other: Claim) -> None:
    """Where nothing is doubtful, or one mild thing alone, nobody is asked."""
    assert not asked(claim("a"), other)


@pytest.mark.parametrize(("why", "other"), WEAK.items(), ids=WEAK)
def test_what_is_doubtful_is_asked_with_the_reason(why: str, other: Claim) -> None:
    """What is reason enough alone, or of mild things two together, is asked, and both are told."""
    (weak,) = asked(claim("a"), other)
    assert (weak.exchange, {*weak.one, *weak.other}) == ("meeting", {"a", "b"})
    assert why in weak.against


def test_one_text_printed_twice_is_one_event() -> None:
    """Whatever is mild, texts of the same words tell one event; another side in one of them is no mild thing."""
    again = claim("b", kind="visit", outlet="outlet a")
    assert asked(claim("a"), again, likeness=0.79)
    assert not asked(claim("a"), again, likeness=0.8)
    assert asked(claim("a"), WEAK["Odd Brandt (NOR) only in one"], likeness=1.0)


def test_many_words_in_common_stand_for_a_day() -> None:
    """A report without a day is asked of where its words are few of the other's."""
    undated = claim("b", None, published=None)
    assert asked(claim("a"), undated, likeness=0.24)
    assert not asked(claim("a"), undated, likeness=0.25)


def test_two_late_texts_are_no_doubt() -> None:
    """A text that came out long after is asked of beside one that did not, two such texts are not."""
    late = [claim(key, published=DAY + timedelta(100)) for key in "bc"]
    assert asked(claim("a"), late[0])
    assert not asked(*late)


def test_two_joint_statements_of_one_outlet_are_asked() -> None:
    """A joint statement is a text: two of one outlet in other words may be two, those of two outlets retell one."""
    one, other = (claim(key, kind="statement", outlet="outlet a") for key in "ab")
    (weak,) = asked(one, other)
    assert "two joint statements, in other words" in weak.against
    assert not asked(one, replace(other, outlet="outlet b"))


def test_what_fits_another_exchange_as_well_is_asked() -> None:
    """A report that fits a second exchange of the same people no worse is asked of, and the second one is named."""
    vague = claim("b", people=(TOLLEKO, Party("ISL", "ISL")))
    brandt = claim("c", people=(TOLLEKO, Party("Odd Brandt", "ISL")))
    placed = [(claim("a"), "one"), (vague, "one"), (brandt, "other")]
    (weak,) = find_weak_links(placed, {}, as_alike(0.1))
    assert weak.against[0] == "one fits another exchange as well: meeting of Amara Tolleko and Odd Brandt, 2031-05-20"
    day_after = replace(brandt, earliest=DAY + timedelta(1), latest=DAY + timedelta(1))
    assert not find_weak_links([*placed[:2], (day_after, "other")], {}, as_alike(0.1))


def test_reports_that_hold_together_are_asked_of_as_one() -> None:
    """Of three reports of which two are firmly one event, the third is asked of beside both."""
    (weak,) = asked(claim("a"), claim("b"), claim("c", None, published=None))
    assert (weak.one, set(weak.other)) == (("c",), {"a", "b"})


def test_one_firm_link_is_enough() -> None:
    """A report that is firmly one event with any other is not asked of, however it differs from the rest."""
    early, late = claim("a"), claim("c", DAY + timedelta(1), kind="visit")
    assert asked(early, late)
    assert not asked(early, claim("b", kind="visit"), late)


def test_what_a_person_tied_is_not_asked() -> None:
    """A tie holds for the reports that it names, and for no other."""
    undated = [claim(key, None, published=None) for key in "bc"]
    assert not asked(claim("a"), undated[0], together=("a", "b"))
    (weak,) = asked(claim("a"), *undated, together=("a", "b"))
    assert weak.one == ("c",)


def test_the_most_doubtful_come_first() -> None:
    """What is reason enough alone comes before what is mild, and texts with little in common before others."""
    pairs = {
        "mild": claim("mild", kind="visit", outlet="outlet a"),
        "alike": claim("alike", None, published=None),
        "unlike": claim("unlike", None, published=None),
    }
    placed = [
        (one, name)
        for name, other in pairs.items()
        for one in (claim("a", document=f"{name} a", id=f"a {name}"), other)
    ]
    placed = [(replace(one, outlet="outlet a") if one.id == "a mild" else one, name) for one, name in placed]
    shares = {"unlike": 0.05, "mild": 0.01}
    found = find_weak_links(
        placed, {}, lambda _: lambda one, other: min(shares.get(told.id, 0.1) for told in (one, other))
    )
    assert [weak.exchange for weak in found] == ["unlike", "alike", "mild"]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An archive of a meeting told by two accounts that their words alone link."""
    with Archive(tmp_path / "own.db") as opened:
        weave(opened)
        yield opened


def doubted(archive: Archive) -> tuple[UnsureSplit, ...]:
    """All exchanges that may be two."""
    return archive.unsure_splits(EVERY).items


def ids(unsure: UnsureSplit) -> tuple[list[str], list[str]]:
    """The reports of both."""
    return [report.id for report in unsure.one.reports], [report.id for report in unsure.other.reports]


def test_an_exchange_is_shown_as_both_tell_it(archive: Archive) -> None:
    """Both groups are the exchange as their own reports tell it, with what speaks for one event and against it."""
    (unsure,) = doubted(archive)
    assert unsure.one.id == unsure.other.id == MEETING
    assert {bool(told.date) for told in (unsure.one, unsure.other)} == {True, False}
    people, kind = unsure.why
    assert ("Amara Tolleko" in people, "Jorun Haldvik" in people, kind) == (True, True, "the same kind (meeting)")
    assert [reason.endswith("their words alone link them") for reason in unsure.against] == [True]
    assert 0.08 <= unsure.likeness < 0.25
    assert archive.unsure_splits(Slice(offset=1)).total == 1


def test_kept_together_it_is_not_asked_again_until_that_is_undone(archive: Archive) -> None:
    """That it is one event is a judgement: it is left out, also when more is read, and comes back when it is undone."""
    (unsure,) = doubted(archive)
    ruling = archive.keep_together(MEETING, *ids(unsure), why="the same hall", who="anna")
    assert (ruling.verb, ruling.who, ruling.why, ruling.exchanges) == ("merge", "anna", "the same hall", (MEETING,))
    assert not doubted(archive)
    with pytest.raises(UsageError, match=f"communique undo {ruling.id}"):
        archive.tell_apart(MEETING, *ids(unsure), why="two after all")
    archive.add_reading(reading_of(TEXTS["meeting.txt"].replace("sixty", "seventy"), "again.txt"))
    assert len(grouping(archive)[MEETING]) == 3
    assert not doubted(archive)
    archive.undo(ruling.id)
    assert doubted(archive)


def test_told_apart_it_is_two_until_that_is_undone(archive: Archive) -> None:
    """That it is two events parts it, and neither half of the question comes up again; undone, both do as before."""
    (unsure,) = doubted(archive)
    ruling = archive.tell_apart(MEETING, *ids(unsure), why="another hall", who="anna")
    assert len(grouping(archive)) == len(ruling.exchanges) == 2
    assert not doubted(archive)
    assert not archive.unsure_merges(EVERY).items
    archive.undo(ruling.id)
    assert len(grouping(archive)) == len(doubted(archive)) == 1


def test_reports_that_are_not_its_own_are_refused(archive: Archive) -> None:
    """Only what is in the exchange now can be settled of it."""
    (unsure,) = doubted(archive)
    one, other = ids(unsure)
    for judge in (archive.keep_together, archive.tell_apart):
        with pytest.raises(NotFoundError, match="not all of these reports"):
            judge(MEETING, one, [*other, "nothing"], why="no")
        with pytest.raises(NotFoundError, match="not all of these reports"):
            judge(MEETING, [], other, why="no")
    assert not archive.judgements()
