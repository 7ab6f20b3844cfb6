"""Which sides words mean, and who held their posts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from communique.api.answers import Answers
from communique.model import NotFoundError, UsageError

if TYPE_CHECKING:
    from communique.knowledge.rows import PostRow
    from communique.knowledge.terms import Term
    from communique.model import Post, PostHolder


class SideAnswers(Answers):
    """What an archive's tables know of sides."""

    def side_called(self, words: str) -> str:
        """The code of the side that words (a code or a name, in any case) mean. Raises NotFoundError, which names the
        nearest.
        """
        try:
            return self._known_side(words.strip())
        except UsageError as error:
            raise NotFoundError(partial(str, error)) from error

    def posts(self, side: str) -> tuple[Post, ...]:
        """The posts of a side (code or name) and who held them when, by the tables: those of the state or body itself
        first, then those of its parties and institutions, each with its latest holder first. Raises NotFoundError.
        """
        code = self.side_called(side)
        found = self._reader.pipeline.knowledge.directory.posts_in(code)
        ordered = sorted(found, key=lambda post: (post.organization != code, post.organization, post.rank or 99))
        return tuple(self._post(post) for post in ordered)

    def _post(self, row: PostRow) -> Post:
        from communique.model import Post

        directory = self._reader.pipeline.knowledge.directory
        organization = directory.organization(row.organization)
        terms = sorted(directory.terms_in(row.id), key=lambda term: term.tenure.start, reverse=True)
        return Post(
            key=row.id,
            title=row.titles[0],
            organization=organization.name if organization is not None else row.organization,
            holders=tuple(self._holder(term) for term in terms),
        )

    def _holder(self, term: Term) -> PostHolder:
        from communique.knowledge.evidence import tenure_words
        from communique.model import PostHolder

        tenure = term.tenure
        person = self._reader.pipeline.knowledge.directory.people.get(tenure.person)
        return PostHolder(
            key=tenure.person,
            name=person.name if person is not None else tenure.person,
            days=tenure_words(tenure),
            is_acting=tenure.acting,
            source=tenure.source or "unsourced",
        )
