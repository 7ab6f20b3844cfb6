"""The questions that the app answers as tables: each is one of the command line's lists, with its options as parameters.

``QUESTIONS`` has them all. ``web.api`` gives each in pages of JSON, ``web.files`` whole as CSV and JSON.
"""

from __future__ import annotations

from communique.web.questions.comparing import COMPARING
from communique.web.questions.following import FOLLOWING
from communique.web.questions.looking import LOOKING
from communique.web.questions.question import Question

QUESTIONS: tuple[Question, ...] = (*LOOKING, *FOLLOWING, *COMPARING)

__all__ = ["QUESTIONS", "Question"]
