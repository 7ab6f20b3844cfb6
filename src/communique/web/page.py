"""What a page is made of: sections, each with a typed context that its template shows."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from operator import itemgetter
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, NamedTuple, TypeVar, get_args

from communique.web.urls import listing_path

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

T = TypeVar("T")


class Context:
    """What one template shows. A context is a frozen dataclass; the template sees its fields by name and nothing else,
    but for ``shell`` and the functions that all templates have (see ``web.templating``).
    """

    template: ClassVar[str]
    status: ClassVar[HTTPStatus] = HTTPStatus.OK
    """What a page answers that is about nothing but this."""


class Download(NamedTuple):
    """A file beside a page: "CSV", "JSON", "Word"."""

    label: str
    path: str


ListForm = Literal["csv", "json"]
LIST_FORMS: tuple[ListForm, ...] = get_args(ListForm)
"""The forms of the files that a list can be had as."""


def files_of(path: str, label: str = "", /, **asked: object) -> tuple[Download, ...]:
    """A list as files, exactly as the command line prints it; ``path`` is their address without the ending. ``label``
    says which list, where a page has several.
    """
    return tuple(
        Download(f"{label} {form.upper()}".strip(), listing_path(f"{path}.{form}", **asked)) for form in LIST_FORMS
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a page under its own ``heading``. ``ask`` finds its context (or what ``narrow`` makes it of) when the page has
    come so far.

    ``question``: where finding it takes long, what tells it from other questions; the context is then kept until the
    archive changes, and the page waits only so long for it. ``narrow`` makes the context of what is kept, where a page
    shows only a part of a list that is long in the making. ``downloads`` stand beside the heading.
    """

    id: str
    heading: str
    ask: Callable[[], Any]
    question: Hashable | None = None
    narrow: Callable[[Any], Context] | None = None
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[T]):
    """A section of several that one found thing makes: ``make`` says what it shows of it. Else as in ``Section``."""

    id: str
    heading: str
    make: Callable[[T], Context]
    downloads: tuple[Download, ...] = ()


def together(question: Hashable, find: Callable[[], T], parts: Sequence[Part[T]]) -> tuple[Section, ...]:
    """Sections that are made of one thing that takes long to find. It is found once for all of them, and let go: only what
    they show is kept, which for a large country's timeline is a small part.
    """

    def ask() -> dict[str, Context]:
        found = find()
        return {part.id: part.make(found) for part in parts}

    return tuple(
        Section(
            id=part.id,
            heading=part.heading,
            ask=ask,
            question=question,
            narrow=itemgetter(part.id),
            downloads=part.downloads,
        )
        for part in parts
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page. ``kind`` is the word above its ``title``, ``about`` the sentence below it that says what
    the page shows; ``place`` the entry of the navigation that it belongs to;
    ``lead`` what stands under the title before all sections; ``citation`` what one copies to cite the page.
    ``styles`` and ``scripts`` are names of files that it needs beside the house's own.
    """

    title: str
    sections: tuple[Section, ...]
    kind: str = ""
    about: str = ""
    place: str = ""
    lead: Context | None = None
    citation: str | None = None
    downloads: tuple[Download, ...] = ()
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()

    @property
    def long(self) -> tuple[Section, ...]:
        """The sections that take long."""
        return tuple(section for section in self.sections if section.question is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """What every template may know of the request and the app. ``path`` is the page's own address with its state;
    ``csrf`` what a form must send along; ``side_name`` gives the name of a side by its code.
    """

    path: str
    csrf: str
    version: str
    archive: str
    is_read_only: bool
    is_samples: bool
    side_name: Callable[[str], str]
