"""Stock phrases: what is one, how its variants fold, and how its uses are counted."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from communique.knowledge.tables import read_table
from communique.model import Actor, Phrase, Provenance, Span, Voiced, Wording
from communique.views.phrases.find import Phrases, dropped, new_since
from communique.views.phrases.shares import likelihood_ratio
from communique.views.rates import rate

if TYPE_CHECKING:
    from collections.abc import Sequence

START = date(2031, 1, 1)
FOUR = "good neighbors, good friends, good comrades and good partners"


def wording(  # noqa: PLR0913
    text: str,
    number: int = 0,
    *,
    exchange: str | None = None,
    side: str | None = "XTR",
    outlet: str | None = None,
    day: date | None = START,
    apart: Sequence[str] = (),
    voiced: Sequence[tuple[str, str]] = (),
) -> Wording:
    """A text with what was read from it; ``apart`` and ``voiced`` by the words (the latter with who says them)."""
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in apart]
    said = [
        Voiced(
            spans=(Span(text.index(words), text.index(words) + len(words)),),
            speakers=(Actor(name=who, side=side),),
            exchange=exchange,
        )
        for words, who in voiced
    ]
    return Wording(
        provenance=Provenance(
            document=f"{side}{number:03}{exchange}{outlet}",
            name=f"{side}-{number:03}.txt",
            title=None,
            outlet=outlet or f"{side} Gazette",
            side=side,
            published=day,
            address=None,
        ),
        text=text,
        body=(Span(0, len(text)),),
        exchange=exchange,
        day=day,
        apart=tuple(spans),
        voiced=tuple(said),
    )


def series(*texts: str, side: str = "XTR", first: date = START) -> list[Wording]:
    """One text an exchange, a month apart."""
    return [
        wording(text, number, exchange=f"{side}-{number}", side=side, day=first + timedelta(days=30 * number))
        for number, text in enumerate(texts)
    ]


def named(texts: Sequence[Wording], least: int = 2) -> list[str]:
    return [phrase.words for phrase in Phrases(texts).found(least)]


def one(texts: Sequence[Wording], words: str) -> Phrase:
    card = Phrases(texts).one(words)
    assert card is not None
    return card.phrase


OPEN_SEAS = (
    "Both ministers spoke of a calm and open Southern Sea during lunch.",
    "The envoy returned with a plan for a calm and open Southern Sea.",
    "They want a calm, open Southern Sea region, the paper says.",
    "A calm and open Southern Sea that is rich in fish was on the agenda.",
    "Nobody else had asked for calm and open Southern Sea waters before.",
    "Our calm, open and prosperous Southern Sea needs rules.",
    "A Southern Sea that is calm and open serves fishermen.",
    "He dreams of a calm and open Southern Sea.",
    "Guests praised the calm and open Southern Sea.",
)


def test_nine_wordings_are_one_phrase() -> None:
    """Articles, commas, words put between, and a relative clause make variants, not phrases; parts of it are none."""
    found = list(Phrases(series(*OPEN_SEAS)).found(2))
    about = [phrase for phrase in found if "Sea" in phrase.words or "open" in phrase.words]
    assert [phrase.words for phrase in about] == ["calm and open Southern Sea"]
    assert about[0].exchanges.count == len(OPEN_SEAS)
    assert {variant.words for variant in about[0].variants} >= {
        "calm, open Southern Sea",
        "calm, open and prosperous Southern Sea",
        "Southern Sea that is calm and open",
    }


def test_any_variant_asks_for_the_whole_phrase() -> None:
    """Whichever variant one asks for, the same uses answer."""
    texts = series(*OPEN_SEAS)
    whole = {use.citation.spans for use in one(texts, "calm and open Southern Sea").uses}
    for words in ("a calm, open Southern Sea", "CALM AND OPEN SOUTHERN SEAS", "Southern Sea that is calm and open"):
        assert {use.citation.spans for use in one(texts, words).uses} == whole


def test_long_formula_with_commas_is_found_whole() -> None:
    """A list that always comes whole is one phrase, and no piece of it is listed."""
    texts = series(
        f"Both peoples, he wrote, are {FOUR}.",
        f"To be {FOUR} is what the two parties agreed on.",
        f"The toast was to {FOUR}, as it had been the year before.",
    )
    assert named(texts) == [FOUR]


def test_vietnamese_and_russian_manners() -> None:
    """Formulas of other manners of writing are found by the same rules."""
    hanoi = series(
        "The General Secretary recalled the line of independence, self-reliance, peace, friendship and cooperation.",
        "Its policy of independence, self-reliance, peace, friendship and cooperation is consistent, the host stated.",
        side="XHV",
    )
    moscow = series(
        "The presidents touched upon the principle of equal and indivisible security in the macro-region.",
        "Equal and indivisible security was named a condition for a settlement.",
        side="XRU",
    )
    assert named(hanoi) == ["independence, self-reliance, peace, friendship and cooperation"]
    assert [words.lower() for words in named(moscow)] == ["equal and indivisible security"]


def test_no_dangling_edges() -> None:
    """A phrase neither begins nor ends with a function word, and one that always goes on is no phrase."""
    texts = series(
        "They voiced full trust in the joint council of the two ports.",
        "Delegates voiced full trust in the joint council of the islands.",
        "A strong bilateral bond was hailed.",
        "A strong bilateral accord was hailed.",
        "A strong bilateral pledge was hailed.",
    )
    found = named(texts)
    assert "strong bilateral" not in found
    assert all(
        words.split()[0] not in {"of", "the", "in"} and words.split()[-1] not in {"of", "the"} for words in found
    )


def test_binding_word_belongs_to_the_phrase() -> None:
    """ "As long as it takes" keeps its first word, and "itself" its place at the end."""
    texts = series(
        "We stand with the islanders as long as it takes.",
        "Aid will flow as long as it takes, she said.",
        "Its right to defend itself is beyond doubt.",
        "Nobody disputes the right to defend itself.",
    )
    assert set(named(texts)) == {"as long as it takes", "right to defend itself"}


def test_names_titles_and_frames_are_left_out() -> None:
    """What a reading sets apart is in no phrase; a run of words with capitals is a name."""
    frame = "President Oren Talvash restated his firm commitment to"
    texts = [
        wording(f"{frame} peace. The Joint Harbour Council met.", n, exchange=f"x{n}", apart=[frame]) for n in range(4)
    ]
    assert named(texts) == []
    varied = [
        wording(f"{frame} a fair and lasting river treaty {tail}.", n, exchange=f"x{n}", apart=[frame])
        for n, tail in enumerate(("soon", "in time", "for all", "again"))
    ]
    assert named(varied) == ["fair and lasting river treaty"]


def test_lines_of_an_outlets_own_are_no_phrase() -> None:
    """A paragraph that several texts of an outlet have word for word is its own line, not a phrase of diplomacy."""
    line = "Compiled and written by our news desk in the harbour quarter"
    texts = series(*(f"Talks on matter {n} took place.\n\n{line}" for n in range(4)))
    assert named(texts) == []
    inside = series(*(f"In talk {n} a fair and lasting peace was wanted.\n\n{line}" for n in range(4)))
    assert named(inside) == ["fair and lasting peace"]


def test_subject_is_no_phrase_but_can_be_asked_for() -> None:
    """What only names a subject is not listed; asked for, it is told."""
    texts = series(*(f"Talks turned to climate change {tail}." for tail in ("early", "late", "briefly")))
    assert named(texts) == []
    assert one(texts, "climate change").exchanges.count == 3


def test_copies_count_once_for_their_exchange() -> None:
    """Several outlets with one exchange, and copies of a text that reports none, are one case each."""
    text = "The envoys called for a fair and lasting peace."
    texts = [
        *(wording(text, n, exchange="call", outlet=outlet) for n, outlet in enumerate(("A", "B", "C"))),
        *(wording(text + " Again.", n, outlet=outlet) for n, outlet in enumerate(("D", "E"))),
        wording("Nothing of the kind was said.", 9, exchange="other"),
    ]
    phrase = one(texts, "fair and lasting peace")
    assert (phrase.exchanges.count, phrase.exchanges.of) == (1, 2)
    assert (phrase.documents.count, phrase.documents.of) == (1, 1)
    assert len(phrase.uses) == 5


def test_text_carried_over_counts_for_its_exchange() -> None:
    """A text that reports no exchange and has another's words, with some of its own, is no case of its own."""
    told = (
        "On the first day the envoys of both ports weighed the price of herring and the depth of the fairway near the mole. "
        "Later on they went through a list of wrecks that the autumn gales had left between the lighthouse and the bar. "
        "When evening came the elder of the two asked that pilots of either town be let in without a fee until spring. "
        "All that they want, they told reporters who had waited at the gate since noon, is a fair and lasting peace."
    )
    own = "The desk adds that rain fell on the harbour all day while crowds waited for the two boats to come in."
    texts = [wording(told, 1, exchange="call"), wording(f"{own} {told}", 2, outlet="Evening Sheet")]
    phrase = one(texts, "fair and lasting peace")
    assert (phrase.exchanges.count, phrase.documents.count, phrase.documents.of) == (1, 0, 0)
    assert named(texts) == []


def test_every_use_reads_in_its_text() -> None:
    """The spans of a use cover its words in the document."""
    texts = series(*OPEN_SEAS)
    by_document = {text.provenance.document: text.text for text in texts}
    for use in one(texts, "calm and open Southern Sea").uses:
        assert use.citation.spans[0].of(by_document[use.citation.provenance.document]) == use.citation.words


def test_shares_by_year_outlet_side_and_speaker() -> None:
    """Each share counts the cases with the phrase among those that the archive has of that year, outlet, side, speaker."""
    said = "a fair and lasting peace"
    texts = [
        wording(f"Ms Hathmoor asked for {said}.", 1, exchange="x1", voiced=[(said, "Maren Hathmoor")]),
        wording("Ms Hathmoor asked for time.", 2, exchange="x2", voiced=[("time", "Maren Hathmoor")]),
        wording(f"There was hope for {said}.", 3, exchange="x3", side="XHV", day=date(2032, 5, 1)),
        wording("There was none.", 4, exchange="x1", side="XHV"),
    ]
    card = Phrases(texts).one(said)
    assert card is not None
    shares = {(tally.kind, tally.label): (tally.share.count, tally.share.of) for tally in card.tallies}
    assert shares["speaker", "Maren Hathmoor"] == (1, 2)
    assert shares["side", "XTR"] == (1, 2)
    assert shares["side", "XHV"] == (1, 2)
    assert shares["outlet", "XHV Gazette"] == (1, 2)
    assert shares["year", "2031"] == (1, 2)
    assert shares["year", "2032"] == (1, 1)
    assert all(tally.share.count <= tally.share.of for tally in card.tallies)


def test_intervals_and_keyness_are_those_of_the_literature() -> None:
    """Wilson's interval and Dunning's G² give the known values, and a share is never smoothed."""
    share = rate(10, 100)
    assert (share.low, share.high) == (pytest.approx(0.0552, abs=1e-4), pytest.approx(0.1744, abs=1e-4))
    assert (rate(0, 20).low, rate(20, 20).high, rate(0, 0).high) == (0.0, 1.0, 1.0)
    assert likelihood_ratio(rate(30, 100), rate(10, 100)) == pytest.approx(12.97, abs=1e-2)
    assert likelihood_ratio(rate(10, 100), rate(30, 100)) == pytest.approx(-12.97, abs=1e-2)
    assert likelihood_ratio(rate(5, 50), rate(10, 100)) == pytest.approx(0)


def test_first_and_last_use_say_what_is_covered() -> None:
    """Beside the first and last use stands how many cases of that side lie beyond, so that a first use that is only the
    first text is seen to be one.
    """
    texts = series(
        "Nothing yet.", "A fair and lasting peace.", "A fair and lasting peace!", "Nothing more.", "Nor here."
    )
    phrase = one(texts, "fair and lasting peace")
    assert (phrase.first.beyond, phrase.last.beyond, phrase.first.same_year) == (1, 2, 5)
    assert one(series("A fair and lasting peace."), "fair and lasting peace").first.beyond == 0


def test_new_since_needs_texts_before() -> None:
    """A phrase is new since a day if no text had it before, and there were texts; else nothing is known."""
    used = ("A fair and lasting peace.", "Again a fair and lasting peace.")
    covered = Phrases(series("Only fish and tariffs.", *used))
    day = START + timedelta(days=20)
    assert [phrase.words for phrase in new_since(covered.found(2), day)] == ["fair and lasting peace"]
    assert new_since(covered.found(2), START + timedelta(days=40)) == []
    assert new_since(Phrases(series(*used)).found(2), START) == []


def test_dropped_is_told_with_its_base() -> None:
    """A phrase is dropped where the last cases of its own side lack it, however the other side goes on."""
    ours = series(
        *(f"Fair and lasting peace. Day {n}." for n in range(4)), *(f"Talks on tariff {n}." for n in range(6))
    )
    theirs = series("Talks on fish.", "Once more: talks on fish.", side="XHV", first=date(2032, 1, 1))
    phrases = Phrases([*ours, *theirs])
    found = dropped(phrases.found(2), 6)
    assert [phrase.words for phrase in found] == ["Fair and lasting peace"]
    silence = found[0].disuse
    assert silence is not None
    assert (silence.before.count, silence.before.of, silence.since) == (4, 4, 6)
    assert dropped(phrases.found(2), 7) == []


def test_keyness_between_sides() -> None:
    """Each side's share stands against that of all others, with the sign of the difference."""
    texts = [*series(*(f"Fair and lasting peace. Day {n}." for n in range(5))), *series(*["Fish."] * 5, side="XHV")]
    keys = {key.side: key for key in one(texts, "fair and lasting peace").keyness}
    assert (keys["XTR"].own.count, keys["XTR"].others.count) == (5, 0)
    assert keys["XTR"].g2 > 3.84 > -3.84 > keys["XHV"].g2


def test_order_of_texts_does_not_matter() -> None:
    """The same texts in another order give the same phrases and counts."""
    texts = series(*OPEN_SEAS, *(f"Peace with dignity and {tail}." for tail in ("honour", "hope", "bread")))

    def told(order: Sequence[Wording]) -> list[tuple[str, int, float]]:
        return [(phrase.words, phrase.exchanges.count, phrase.score) for phrase in islice(Phrases(order).found(2), 20)]

    assert told(texts) == told(texts[::-1])


def test_known_formula_gets_its_note_and_is_not_found_by_it() -> None:
    """The table of formulas adds a note; a formula that stands there and is used once is not listed."""
    words = "community with a shared future"
    once = series(f"He spoke of a {words}.", "Fish.")
    assert named(once) == []
    assert "mingyun gongtongti" in (one(once, words).known or "")


def test_tables_name_each_word_once() -> None:
    """A word has one class, and a formula or subject one row."""
    words = read_table("phrase_words", ("words", "class", "note"), package="communique.views")
    assert [word for word, n in Counter(w for row in words for w in row["words"].split()).items() if n > 1] == []
    for name, columns in (("formulas", ("formula", "language", "side", "note")), ("subjects", ("subject", "note"))):
        rows = [row[columns[0]] for row in read_table(name, columns, package="communique.views")]
        assert [row for row, n in Counter(rows).items() if n > 1] == []
