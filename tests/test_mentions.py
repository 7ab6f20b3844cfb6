"""Mentions: every span that names someone says whom it means."""

from __future__ import annotations

import itertools

from communique.pipeline import Pipeline

TEXT = (
    "Prime Minister Aiko Tanabe of Japan met with President Duc Manh Vo of Vietnam on 3 March 2019. "
    "The two leaders agreed to widen cooperation. The Japanese side expressed concern over the delay.\n"
)


def test_kinds_and_order() -> None:
    """Titled names, joint phrases and sides are told apart, stand in order and never overlap."""
    reading = Pipeline().read("x.txt", TEXT.encode())
    told = [(mention.kind, mention.span.of(TEXT)) for mention in reading.mentions]
    assert told[0][0] == "person"
    assert "Aiko Tanabe" in told[0][1]
    assert ("joint", "The two leaders") in told
    assert ("side", "The Japanese side") in told
    spans = [mention.span for mention in reading.mentions]
    assert spans == sorted(spans)
    assert not any(one.meets(other) for one, other in itertools.pairwise(spans))


def test_joint_phrase_means_both() -> None:
    """ "The two leaders" refers to the two people who met."""
    reading = Pipeline().read("x.txt", TEXT.encode())
    [joint] = [mention for mention in reading.mentions if mention.kind == "joint"]
    assert [actor.name for actor in joint.refers_to] == ["Aiko Tanabe", "Duc Manh Vo"]
