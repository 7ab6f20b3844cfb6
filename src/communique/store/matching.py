"""A query in the language of SQLite's FTS5. Only folded letters and digits between quotation marks are handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model.search import AllOf, AnyOf, NearRuns, WordRun

if TYPE_CHECKING:
    from communique.model.search import Query


def match_of(query: Query) -> str:
    """What FTS5 is to MATCH. Of plain words, all of which are looked for, those are the likest that stand together."""
    words = _plain_words(query)
    return f"{_run(WordRun(words))} OR {_written(query)}" if words else _written(query)


def _plain_words(query: Query) -> tuple[str, ...]:
    """The words of a query that is nothing but words and phrases; none of any other."""
    if not isinstance(query, AllOf) or query.without:
        return ()
    runs = [part for part in query.parts if isinstance(part, WordRun) and not part.is_prefix]
    return tuple(word for run in runs for word in run.words) if len(runs) == len(query.parts) else ()


def _written(query: Query) -> str:
    if isinstance(query, WordRun):
        return _run(query)
    if isinstance(query, NearRuns):
        return f"NEAR({' '.join(map(_run, query.runs))}, {query.distance})"
    if isinstance(query, AnyOf):
        return f"({' OR '.join(map(_written, query.parts))})"
    wanted = f"({' AND '.join(map(_written, query.parts))})"
    return f"({wanted} NOT {_written(AnyOf(query.without))})" if query.without else wanted


def _run(run: WordRun) -> str:
    return f'"{" ".join(run.words)}"' + (" *" if run.is_prefix else "")
