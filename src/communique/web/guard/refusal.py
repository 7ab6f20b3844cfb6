"""A request that is not let in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from http import HTTPStatus


class Refusal(Exception):  # noqa: N818 -- no error of the program's
    """Why a request is not let in, with the status of the answer. ``is_stranger``: whoever asks may see nothing of the
    archive, not even its name.
    """

    def __init__(
        self,
        status: HTTPStatus,
        message: str,
        *,
        is_stranger: bool = False,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.is_stranger = is_stranger
        self.headers = headers or {}
