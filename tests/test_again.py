"""Words found again in another text."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from communique.model import Span
from communique.text.again import find_again, shared

TOLD = """The two sides met at noon.

Ana Brisk said that the harbour belongs to those who mend it. She asked for patience.

Ben Cray said that the lamps will burn all winter, and asked for patience."""


def spans(*words: str, text: str = TOLD, last: bool = False) -> tuple[Span, ...]:
    """Where these words stand in a text."""
    starts = [text.rindex(one) if last else text.index(one) for one in words]
    return tuple(Span(start, start + len(one)) for start, one in zip(starts, words, strict=True))


@given(st.lists(st.sampled_from([" ", "\n", "\n\n", "\t", "\xa0", "  "]), min_size=60, max_size=60))
def test_words_are_found_however_lines_are_broken(gaps: list[str]) -> None:
    """A text with other whitespace holds the same words: the place found reads the same, whitespace aside."""
    words = TOLD.split()
    text = "".join(word + gap for word, gap in zip(words, gaps, strict=False))
    (found,) = find_again(spans("the harbour belongs to those who mend it"), TOLD, text) or (Span(0, 0),)
    assert found.of(text).split() == "the harbour belongs to those who mend it".split()


@given(st.text(alphabet="ab \n", max_size=60), st.data())
def test_a_text_holds_its_own_words_where_they_are(text: str, data: st.DataObject) -> None:
    """In an unchanged text the place found is the place itself; in one too short to tell, none."""
    letters = [place for place, letter in enumerate(text) if not letter.isspace()]
    assume(letters)
    first = data.draw(st.sampled_from(letters))
    last = data.draw(st.sampled_from([place for place in letters if place >= first]))
    span = (Span(first, last + 1),)
    assert find_again(span, text, text) == (span if len(letters) >= 24 else None)


def test_of_several_places_it_is_the_one_with_the_same_surroundings() -> None:
    """Words that stand twice are found where the words around them are those that were around them before."""
    text = "A first line that is new.\n\n" + TOLD.replace("She asked", "Later she asked")
    for last in (False, True):
        found = find_again(spans("patience", last=last), TOLD, text)
        assert found == spans("patience", text=text, last=last)


def test_a_few_words_among_others_are_not_the_same_place() -> None:
    """A single word that another text has too says nothing; nor do words that stand twice among the same others."""
    assert find_again(spans("patience"), TOLD, "Carla Dune counselled patience to the fleet.") is None
    assert find_again(spans("the lamps will burn all winter"), TOLD, f"{TOLD}\n\n{TOLD}\n\n{TOLD}") is None
    assert find_again(spans("the lamps will burn all winter"), TOLD, TOLD.replace("winter", "summer")) is None
    assert find_again((), TOLD, TOLD) is None


def test_two_pieces_are_found_near_each_other() -> None:
    """What a frame interrupts is found with another frame between, but not with pages between."""
    pieces = spans("the harbour belongs", "to those who mend it")
    text = TOLD.replace("belongs to", "belongs, as she put it, to")
    assert find_again(pieces, TOLD, text) == spans("the harbour belongs", "to those who mend it", text=text)
    assert find_again(pieces, TOLD, TOLD.replace("belongs to", f"belongs. {'Other words. ' * 40} to")) is None


def test_what_two_stretches_share() -> None:
    """Nothing, a third, a half, all; over several spans too."""
    assert shared([Span(0, 10)], [Span(10, 20)]) == 0
    assert shared([Span(0, 10)], [Span(5, 15)]) == 1 / 3
    assert shared([Span(0, 10)], [Span(0, 20)]) == 0.5
    assert shared([Span(0, 5), Span(8, 10)], [Span(0, 5), Span(8, 10)]) == 1
    assert shared([], []) == 0
