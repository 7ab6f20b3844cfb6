"""What one downloads of an exchange: the comparison and the memo, as the command line writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from fastapi import APIRouter, Response

from communique.render.comparison.files import Form, content_of
from communique.web.attached import FORMS, attached
from communique.web.finding.passing import AtFindingDesk
from communique.web.page import Download
from communique.web.urls import exchange_path

if TYPE_CHECKING:
    from communique.model import Brief

router = APIRouter(include_in_schema=False)

MemoForm = Literal["docx", "md"]


def memo_files(slug: str) -> tuple[Download, ...]:
    """The memo, in every form."""
    return tuple(Download(FORMS[form], f"{exchange_path(slug)}/brief.{form}") for form in ("docx", "md"))


@router.get("/exchanges/{key}/comparison.{form}")
def comparison_file(desk: AtFindingDesk, key: str, form: Form) -> Response:
    """Every two accounts of an exchange compared."""
    found = desk.archive.compare(key)
    return attached(f"{found[0].exchange}-comparison", form, content_of(form, found))


@router.get("/exchanges/{key}/brief.{form}")
def memo_file(desk: AtFindingDesk, key: str, form: MemoForm) -> Response:
    """The one-page memo on an exchange."""
    found = desk.archive.brief(key)
    return attached(f"{found.exchange}-brief", form, _memo(found, form))


def _memo(brief: Brief, form: MemoForm) -> bytes:
    if form == "docx":
        from communique.render.brief.word import brief_file

        return brief_file(brief)
    from communique.render.brief.markdown import brief_markdown

    return brief_markdown(brief).encode()
