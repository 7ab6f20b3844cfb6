"""Stock phrases as rows and for a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.render.citing import citation_row, quotable
from communique.render.console import counted, listing_table, put
from communique.render.rows import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from communique.model import Bound, Keyness, Phrase, PhraseCard, PhraseUse, Rate
    from communique.model.phrase import TallyKind
    from communique.render.rows import Row

CLOSING = re.compile(r"[.,;:!?)\]’”»]|$")
VARIANTS, SPEAKERS = 3, 12
"""So many are named in a table; the rows have all."""
HEADINGS: dict[TallyKind, str] = {
    "year": "By year",
    "outlet": "By outlet",
    "side": "By the outlet's side",
    "speaker side": "By the speaker's side",
    "speaker": "By speaker",
}
BAR = 20
KEY_USES = 3
CHANCE = 3.84
"""Of log-likelihood: chance alone gives as much in one of twenty cases."""


def phrase_rows(phrases: Iterable[Phrase]) -> Iterator[Row]:
    """One row a phrase, with the citation of its first use."""
    for phrase in phrases:
        silence = phrase.disuse
        yield {
            "phrase": phrase.words,
            "variants": [variant.words for variant in phrase.variants],
            "variant_cases": [variant.cases for variant in phrase.variants],
            "known": phrase.known,
            "exchanges": phrase.exchanges.count,
            "exchanges_of": phrase.exchanges.of,
            "documents": phrase.documents.count,
            "documents_of": phrase.documents.of,
            "share_low": round(phrase.exchanges.low, 4),
            "share_high": round(phrase.exchanges.high, 4),
            "first_day": phrase.first.use.day,
            "cases_before_first": phrase.first.beyond,
            "cases_in_first_year": phrase.first.same_year,
            "last_day": phrase.last.use.day,
            "cases_after_last": phrase.last.beyond,
            "cases_in_last_year": phrase.last.same_year,
            "used_until_last": silence.before.count if silence is not None else None,
            "cases_until_last": silence.before.of if silence is not None else None,
            "chance_of_silence": silence.chance if silence is not None else None,
            "score": round(phrase.score, 2),
            "key_sides": [key.side for key in phrase.keyness],
            "key_g2": [round(key.g2, 2) for key in phrase.keyness],
            **citation_row(phrase.first.use.citation),
            "last_citation": quotable(phrase.last.use.citation),
        }


def tally_rows(card: PhraseCard) -> Iterator[Row]:
    """One row a year, outlet, side and speaker, with the citation of the first use there."""
    nothing = dict.fromkeys(citation_row(card.phrase.first.use.citation))
    for tally in card.tallies:
        yield {
            "phrase": card.phrase.words,
            "by": tally.kind,
            "label": tally.label,
            "cases": tally.share.count,
            "cases_of": tally.share.of,
            "share_low": round(tally.share.low, 4),
            "share_high": round(tally.share.high, 4),
            **(citation_row(tally.first.citation) if tally.first is not None else nothing),
        }


def use_rows(phrase: Phrase) -> Iterator[Row]:
    """One row a use."""
    for use in phrase.uses:
        yield {
            "phrase": phrase.words,
            "variant": use.variant,
            "exchange": use.exchange,
            "before": use.before,
            "after": use.after,
            "day": use.day,
            "speakers": [shown(actor) for actor in use.speakers],
            "speaker_sides": [actor.side for actor in use.speakers],
            **citation_row(use.citation),
        }


def print_phrases(phrases: Sequence[Phrase], *, is_dropped: bool = False) -> None:
    """One row a phrase: its words and variants, in how many exchanges it stands, its first and last use."""
    table = listing_table("Phrase", "Used in", "First and last use")
    table.columns[0].ratio = 1
    for phrase in phrases:
        last = _silence(phrase) if is_dropped else _bound(phrase.last, "after")
        uses = Text.assemble(_bound(phrase.first, "before"), "\n", last)
        table.add_row(_words(phrase), _used_in(phrase), uses)
    put(*([table] if phrases else []), counted(len(phrases), "phrase"))


def _words(phrase: Phrase) -> Text:
    text = Text(phrase.words, style="bold")
    others = [variant.words for variant in phrase.variants[1:]]
    if others:
        more = f" and {len(others) - VARIANTS} more" if len(others) > VARIANTS else ""
        text.append(f"\nalso {'; '.join(others[:VARIANTS])}{more}", style="not bold dim")
    if phrase.known:
        text.append(f"\n{phrase.known}", style="not bold green")
    for key in marked_differences(phrase.keyness):
        text.append(f"\n{keyness_words(key)}", style="not bold yellow")
    return text


def marked_differences(found: Iterable[Keyness]) -> list[Keyness]:
    """Of the sides' differences those that chance would seldom give."""
    return [key for key in found if key.g2 >= CHANCE and key.own.count >= KEY_USES]


def keyness_words(key: Keyness, side_name: Callable[[str], str] = str) -> str:
    """How a side's use differs from that of the others: "XHV more than others: 3 of 5 against 0 of 5 (G² 5.5)".
    ``side_name`` makes a name of its code.
    """
    return (
        f"{side_name(key.side)} more than others: {of_words(key.own)} against {of_words(key.others)} (G² {key.g2:.1f})"
    )


def _used_in(phrase: Phrase) -> Text:
    text = Text(f"{of_words(phrase.exchanges)} exchanges")
    if phrase.documents.of:
        text.append(f"\n{of_words(phrase.documents)} other texts", style="dim")
    return text


def of_words(share: Rate) -> str:
    """A share as it was counted: "3 of 5"."""
    return f"{share.count:,} of {share.of:,}"


def _day(use: PhraseUse) -> str:
    return use.day.isoformat() if use.day is not None else "day not known"


def _bound(bound: Bound, where: str) -> Text:
    return Text.assemble(_day(bound.use), (f"  {bound.beyond:,} {where}", "dim"))


def _silence(phrase: Phrase) -> Text:
    silence = phrase.disuse
    if silence is None:
        return _bound(phrase.last, "after")
    rate = f"{of_words(silence.before)} till then"
    return Text.assemble(
        _day(phrase.last.use), (f"  0 of {silence.since:,} since\n{rate}, chance {silence.chance:.2g}", "dim")
    )


def print_phrase(card: PhraseCard) -> None:
    """All of one phrase: counts, first and last use with their citations, variants, shares."""
    phrase = card.phrase
    facts = Table.grid(padding=(0, 2, 0, 0))
    facts.add_column(style="cyan", no_wrap=True)
    facts.add_column(ratio=1)
    facts.add_row("Used in", _used_in(phrase))
    if phrase.known:
        facts.add_row("Known as", phrase.known)
    facts.add_row("First", _cited(phrase.first, "before it"))
    facts.add_row("Last", _cited(phrase.last, "after it"))
    facts.add_row("Variants", _variants(phrase))
    parts = [_section(heading, card, kind) for kind, heading in HEADINGS.items()]
    keyness = [Padding(keyness_words(key), (1, 0, 0, 0)) for key in phrase.keyness if key.g2 > 0]
    put(Text(phrase.words, style="bold"), facts, *(part for part in parts if part is not None), *keyness)


def _cited(bound: Bound, where: str) -> Text:
    year = f", {bound.same_year:,} in that year" if bound.same_year is not None else ""
    side = bound.use.citation.provenance.side
    whose = f" from {side}" if side is not None else ""
    covered = (
        f"{counted(bound.beyond, 'exchange')} or other {'text' if bound.beyond == 1 else 'texts'}{whose} {where}{year}"
    )
    return Text.assemble(_day(bound.use), f"  {quotable(bound.use.citation)}\n", (covered, "dim"))


def _variants(phrase: Phrase) -> Text:
    lines = [f"{variant.cases:,}  {variant.words}" for variant in phrase.variants[: 3 * VARIANTS]]
    if len(phrase.variants) > len(lines):
        lines.append(f"and {len(phrase.variants) - len(lines)} more")
    return Text("\n".join(lines))


def _section(heading: str, card: PhraseCard, kind: TallyKind) -> Table | None:
    """Shares of one kind; None where there are none."""
    tallies = [tally for tally in card.tallies if tally.kind == kind]
    if not tallies:
        return None
    table = Table(heading, "", "95 %", "", box=None, header_style="bold cyan", padding=(0, 2, 0, 0), title=" ")
    table.columns[1].justify = "right"
    highest = max(tally.share.count / max(tally.share.of, 1) for tally in tallies) or 1.0
    for tally in tallies[:SPEAKERS]:
        table.add_row(tally.label, of_words(tally.share), interval_words(tally.share), _bar(tally.share, highest))
    if len(tallies) > SPEAKERS:
        table.add_row(f"and {len(tallies) - SPEAKERS} more", "", "", "")
    return table


def interval_words(share: Rate) -> str:
    """The bounds of a share: "23 to 88 %"."""
    return f"{100 * share.low:.0f} to {100 * share.high:.0f} %"


def _bar(share: Rate, highest: float) -> Text:
    return Text("█" * round(BAR * share.count / max(share.of, 1) / highest), style="cyan")


def after_words(use: PhraseUse) -> str:
    """What stands after a use, with the space before it where that is not a mark: ", and more"."""
    return use.after if CLOSING.match(use.after) else f" {use.after}"


def print_uses(phrase: Phrase) -> None:
    """One row a use: day, who says it, the words and where they stand."""
    table = listing_table("Day", "Who", "Words and where they stand")
    table.columns[0].no_wrap = True
    table.columns[2].ratio = 1
    for use in phrase.uses:
        who = ", ".join(shown(actor) for actor in use.speakers) or "the text itself"
        around = Text.assemble(f"… {use.before} ", (use.citation.words, "bold"), f"{after_words(use)} …\n")
        place = quotable(use.citation).removeprefix(f"“{use.citation.words}” ")
        where = Text.assemble(around, (f"{use.exchange}\n" if use.exchange else "", "cyan"), (place, "dim"))
        table.add_row(_day(use), who, where)
    put(table, counted(len(phrase.uses), "use"))
