"""The language of a text, as far as readers need to know: English or which other."""

from __future__ import annotations

import re
from collections import Counter

SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
)
STOP_WORDS = {
    "en": frozenset(
        "the of and to in that with for on was his he by said is have will from their at an this it are were which who "
        "also not she her they its but met spoke told held agreed thanked discussed welcomed visited called signed "
        "expressed talks today between foreign meeting phone".split()
    ),
    "fr": frozenset("le la les des et du une dans que pour avec sur est au par qui aux".split()),
    "es": frozenset("el la los las de y en que con por para del una se su al como".split()),
    "de": frozenset("der die das und zu den von mit dem ein eine ist für auf des sich nicht".split()),
    "pt": frozenset("o a os as de e em que com por para do da dos uma no na ao".split()),
    "it": frozenset("il la di e che per con del della una nel dei delle sono gli".split()),
    "vi": frozenset("và của các với trong là cho được có hai những đã nước về".split()),
    "id": frozenset("yang dan di dengan untuk dari dalam pada ini itu akan kepada".split()),
    "nl": frozenset("de het een van en met op voor dat zijn aan werd door".split()),
    "sv": frozenset("och att det som en av för med den på till har om".split()),
    "ro": frozenset("și de la cu în pe din care pentru a fost este".split()),
    "sw": frozenset("ya wa na kwa katika ni la za cha kuwa".split()),
    "tr": frozenset("ve bir bu için ile olarak da de olan daha".split()),
    "pl": frozenset("i w z na do się że o dla oraz jest nie".split()),
}
WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20_000
FEWEST_STOP_WORDS = 0.06


def detect_language(text: str) -> str:
    """The ISO 639-1 code by script and stop words; "und" where neither decides."""
    sample = text[:SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    for code, script in SCRIPTS:
        if letters and len(script.findall(sample)) > 0.3 * letters:
            return code
    words = [word.lower() for word in WORD.findall(sample)]
    counts = Counter({code: sum(word in stop_words for word in words) for code, stop_words in STOP_WORDS.items()})
    code, count = max(counts.items(), key=lambda item: (item[1], item[0] == "en"))
    if words and count >= max(1, FEWEST_STOP_WORDS * len(words)):
        return code
    return "und"
