"""Giving a track to the server, so that nobody's words are lost on either side."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from server.contract.errors import ErrorCode
from server.contract.subtitles import CaptionsOut, CaptionsState, SubtitleOut
from studio.features.subtitles import webvtt
from studio.features.subtitles.cue import same_words
from studio.features.subtitles.gateway import Place, Subtitles
from studio.features.subtitles.keeping import Keeping, Typed
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope

_POLL_SECONDS = 3.0
_LISTENING = {CaptionsState.WAITING, CaptionsState.LISTENING}


@dataclass(frozen=True, slots=True)
class Sent:
    """What the server has now.

    Attributes:
        left_out: Cues that it does not keep, because they have no words yet.
    """

    track: SubtitleOut
    left_out: int = 0


async def send(subtitles: Subtitles, keeping: Keeping, scope: TaskScope, typed: Typed) -> Sent:
    """Keep a track here, then give it to the server.

    Raises:
        StudioError: The server did not take it; with ``SUBTITLES_CHANGED``, because somebody else
            changed it.
    """
    kept = await keeping.keep(typed)
    keeping.sending(typed)
    text = await scope.run_blocking(webvtt.write, typed.cues)
    try:
        return await _exchange(subtitles, typed, text)
    except StudioError:
        keeping.not_sent(typed, kept=kept)
        raise


async def captions_done(
    subtitles: Subtitles, place: Place, wanted: Callable[[], bool]
) -> CaptionsOut | None:
    """Wait until speech recognition has ended; None when nobody waits for it any more.

    Raises:
        StudioError: The server cannot be asked.
    """
    while (run := await subtitles.captions(place)).state in _LISTENING:
        await asyncio.sleep(_POLL_SECONDS)
        if not wanted():
            return None
    return run if wanted() else None


async def _exchange(subtitles: Subtitles, typed: Typed, text: str) -> Sent:
    place, language = typed.place, typed.language
    try:
        stored = await subtitles.put(place, language, text, typed.base or None)
    except StudioError as error:
        if error.code != ErrorCode.SUBTITLES_CHANGED:
            raise
        # It may be one's own change: an answer that was lost on its way.
        there = await subtitles.text(place, language)
        if not same_words(webvtt.read(there), typed.cues):
            raise
        tracks = await subtitles.tracks(place)
        return Sent(next(track for track in tracks if track.language_code == language))
    return Sent(stored.subtitle, stored.left_out)
