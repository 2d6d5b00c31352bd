"""Subtitle tracks of a version, and automatic captions."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from server.contract.shapes import In, Out

SUBTITLE_BYTES_MAX = 4 * 1024 * 1024
"""Of a file as it is sent."""
CUES_MAX = 20_000
"""Of a track."""
CUE_TEXT_MAX = 2000
"""Characters that are shown at a time."""
HOURS_MAX = 100
"""Of a track, from the video's beginning."""
TRACKS_MAX = 100
"""Of a version."""


class SubtitleFormat(StrEnum):
    """What subtitles can be sent as. All are kept as WebVTT."""

    WEBVTT = "WEBVTT"
    SRT = "SRT"
    ASS = "ASS"
    """Also its elder, SSA."""
    SBV = "SBV"
    TTML = "TTML"
    MICRODVD = "MICRODVD"


class SubtitleOut(Out):
    """A subtitle track, one for each language of a version."""

    language_code: str
    """As BCP 47 writes it."""
    language_name: str
    """As its speakers write it."""
    is_published: bool
    """Viewers get it; otherwise it is a draft."""
    is_auto_generated: bool
    """Made by speech recognition, and edited by nobody since."""
    etag: str
    """Stands for the track's text and state; send it as ``If-Match`` with a change, so that nobody
    else's is lost."""
    created_at: datetime
    updated_at: datetime


class SubtitleStored(Out):
    """What became of a file that was sent."""

    subtitle: SubtitleOut
    format: SubtitleFormat
    """What the file was, by its content."""
    cues: int
    left_out: int
    """Pieces of the file that are no words to be shown at some time."""


class SubtitlePatch(In):
    """What may be changed of a track beside its text."""

    is_published: bool


class CaptionsState(StrEnum):
    """Where speech recognition is."""

    WAITING = "WAITING"
    LISTENING = "LISTENING"
    DONE = "DONE"
    FAILED = "FAILED"


class CaptionsAsk(In):
    """Ask for automatic captions."""

    language: Annotated[str, Field(max_length=35)] | None = None
    """What is spoken; null to find out."""


class CaptionsOut(Out):
    """Automatic captions under way, or how they ended last."""

    state: CaptionsState
    percent: float
    language_code: str | None
    """What is spoken; null until it is known."""
    error_code: str | None
    error_message: str | None
    asked_at: datetime
    ended_at: datetime | None
