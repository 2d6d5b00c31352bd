"""Doing one thing with many videos: one refusal does not keep the others from being done."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from studio.kit.errors import StudioError
from studio.ui import formatting
from studio.ui.problems import sentence_of

Answer = TypeVar("Answer")


async def do_each(
    jobs: Sequence[tuple[UUID, Callable[[], Awaitable[Answer]]]],
) -> tuple[list[Answer], dict[UUID, StudioError]]:
    """Ask for each in turn.

    Args:
        jobs: The videos' ids, and the request for each.

    Returns:
        The answers, and why which videos were refused.
    """
    answers: list[Answer] = []
    refused: dict[UUID, StudioError] = {}
    for video_id, request in jobs:
        try:
            answers.append(await request())
        except StudioError as error:
            refused[video_id] = error
    return answers, refused


def partly_sentence(done: int, refused: dict[UUID, StudioError]) -> str:
    """``17 changed, 1 not.`` and why; the reason alone where it was about one video.

    Args:
        done: How many were changed.
        refused: The others; not empty.
    """
    why = sentence_of(next(iter(refused.values())))
    if done + len(refused) == 1:
        return why
    text = QCoreApplication.translate("Videos", "%1 changed, %2 not. %3")
    text = text.replace("%1", formatting.number(done))
    return text.replace("%2", formatting.number(len(refused))).replace("%3", why)
