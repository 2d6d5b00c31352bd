"""Cues and tracks for the tests of the subtitle editor."""

import asyncio
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from hypothesis import strategies as st

from server.contract.errors import ErrorCode
from server.contract.media import VersionOut
from server.contract.subtitles import (
    CaptionsOut,
    CaptionsState,
    SubtitleFormat,
    SubtitleOut,
    SubtitleStored,
)
from studio.features.subtitles.cue import Cue, Cues, numbered
from studio.features.subtitles.draft import Drafts
from studio.features.subtitles.gateway import Place
from studio.features.subtitles.keeping import SaveState
from studio.features.subtitles.listening import Listening
from studio.features.subtitles.viewmodel import SubtitlesViewModel
from studio.features.subtitles.webvtt import read, write
from studio.kit.errors import Offline, ServerRefusal, StudioError, refusal
from studio.kit.task_scope import TaskScope
from studio.ui.player.streaming import StreamPlayer
from studio.ui.state import ViewState
from tests.patience import eventually
from tests.studio.examples import make_video
from tests.studio.ui.player.streams import MemoryStreams

ENGLISH = "So we took the houses apart\nand carried them here."
BENGALI = "তাই ঘরগুলো খুলে নিয়ে গোটা\nগ্রামটাকে নতুন চরে বয়ে আনলাম।"


def track(*rows: tuple[int, int, str]) -> Cues:
    """Cues of ``(start, end, text)``; their keys count from 1."""
    return numbered(Cue(0, start, end, text) for start, end, text in rows)


WORDS = st.sampled_from(["river", "চর", "নৌকা", "a & b", "x < y", "Mina:", "50%", "…", "e\u0301te"])
LINES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
PLAIN = st.lists(LINES, min_size=1, max_size=2).map("\n".join)
STYLED = st.tuples(st.sampled_from(["b", "i", "u"]), PLAIN).map(
    lambda t: f"<{t[0]}>{t[1]}</{t[0]}>"
)


@st.composite
def tracks(draw: st.DrawFn, texts: st.SearchStrategy[str] = PLAIN, unit: int = 1) -> Cues:
    """Tracks of cues that follow each other, in milliseconds that are multiples of ``unit``."""
    cues, at = [], 0
    for text in draw(st.lists(texts, min_size=1, max_size=6)):
        at += unit * draw(st.integers(1, 50))
        end = at + unit * draw(st.integers(20, 60))
        cues.append((at, end, text))
        at = end
    return track(*cues)


PLACE = Place(UUID(int=1), 1)
NOW = datetime(2026, 1, 1, tzinfo=UTC)


class MemorySubtitles:
    """The server's side, kept in memory: tracks by language, each with an ETag that changes."""

    def __init__(self, tracks: Mapping[str, Cues] | None = None) -> None:
        self.kept: dict[str, tuple[str, bool, int]] = {}
        self.problem: StudioError | None = None
        self.asked: list[str | None] = []
        self.film: Path | None = None
        self.fetched = 0
        self.lost: list[StudioError] = []
        """Raised after the server took something: answers that never came."""
        self.gate = asyncio.Event()
        self.gate.set()
        self.heard = CaptionsState.DONE
        for language, cues in (tracks or {}).items():
            self.kept[language] = (write(cues), False, 1)

    async def versions(self, _video_id: UUID) -> list[VersionOut]:
        self._fail()
        values: dict[str, object] = dict.fromkeys(VersionOut.model_fields)
        values |= {"number": 1, "is_active": True, "playable": True, "status": "COMPLETED"}
        values |= {"source_filename": "a.mp4", "source_bytes": 9}
        return [VersionOut.model_validate(values)]

    async def tracks(self, _place: Place) -> list[SubtitleOut]:
        self._fail()
        return [self._out(language) for language in sorted(self.kept)]

    async def text(self, _place: Place, language: str) -> str:
        await self.gate.wait()
        self._fail()
        return self.kept[language][0]

    async def put(
        self, _place: Place, language: str, text: str, etag: str | None
    ) -> SubtitleStored:
        await self.gate.wait()
        self._fail()
        there = self.kept.get(language)
        if etag != (None if there is None else f'"{there[2]}"'):
            raise refusal(ErrorCode.SUBTITLES_CHANGED, "Somebody changed them.")
        cues = read(text)
        said = [cue for cue in cues if cue.text.strip()]
        if not said:
            raise refusal(ErrorCode.SUBTITLES_UNREADABLE, "There are no subtitles in this file.")
        self.change(language, write(said))
        if self.lost:
            raise self.lost.pop()
        track, left_out = self._out(language), len(cues) - len(said)
        kind = SubtitleFormat.WEBVTT
        return SubtitleStored(subtitle=track, format=kind, cues=len(said), left_out=left_out)

    async def publish(
        self, _place: Place, language: str, etag: str, *, published: bool
    ) -> SubtitleOut:
        self._fail()
        text, _, number = self.kept[language]
        assert etag == f'"{number}"'
        self.kept[language] = (text, published, number + 1)
        return self._out(language)

    async def delete(self, _place: Place, language: str, _etag: str) -> None:
        await self.gate.wait()
        self._fail()
        del self.kept[language]

    async def ask_captions(self, _place: Place, language: str | None) -> CaptionsOut:
        self._fail()
        self.asked.append(language)
        return await self.captions(_place)

    async def captions(self, _place: Place) -> CaptionsOut:
        values: dict[str, object] = dict.fromkeys(CaptionsOut.model_fields)
        return CaptionsOut.model_validate(
            {**values, "state": self.heard, "percent": 0, "asked_at": NOW}
        )

    async def sound(self, _place: Place, target: Path) -> None:
        self._fail()
        self.fetched += 1
        if self.film is None:
            raise ServerRefusal("This video has no sound.")
        shutil.copyfile(self.film, target)

    def change(self, language: str, text: str) -> None:
        """As somebody else would."""
        _, published, number = self.kept.get(language, ("", False, 0))
        self.kept[language] = (text, published, number + 1)

    def published(self, language: str) -> bool:
        """Whether viewers get a track."""
        return self.kept[language][1]

    def _out(self, language: str) -> SubtitleOut:
        _, published, number = self.kept[language]
        return SubtitleOut(
            language_code=language,
            language_name=language,
            is_published=published,
            is_auto_generated=False,
            etag=f'"{number}"',
            created_at=NOW,
            updated_at=NOW,
        )

    def _fail(self) -> None:
        if self.problem is not None:
            raise self.problem


class Bench:
    """A view model on such a server, and what it said."""

    def __init__(self, server: MemorySubtitles, folder: Path) -> None:
        self.server = server
        self.errors: list[Exception] = []
        self.scope = TaskScope(self.errors.append)
        self.drafts = Drafts(folder)
        listening = Listening(server, folder / "sound", self.scope)
        self.model = SubtitlesViewModel(server, self.drafts, listening, self.scope)
        self.streams = MemoryStreams(refuse=Offline("The server cannot be reached."))
        self.player = StreamPlayer(self.streams, self.scope)
        self.said: list[str] = []
        self.conflicts = 0
        self.model.noted.connect(lambda text, _icon: self.said.append(text))
        self.model.failed.connect(self.said.append)
        self.model.conflicted.connect(self._on_conflict)

    async def opened(self, state: ViewState = ViewState.CONTENT) -> None:
        self.model.open(make_video("Padma", id=PLACE.video_id, duration_seconds=60.0))
        await self.quiet()
        assert self.model.state is state

    async def quiet(self) -> None:
        """Until nothing is under way, and nothing is about to be."""
        await eventually(lambda: not self.scope.busy)
        assert self.errors == []

    def saved(self, state: SaveState) -> bool:
        """Whether what was typed is there."""
        return self.model.save_state is state

    def shows(self, state: ViewState) -> bool:
        """Whether the page has that face."""
        return self.model.state is state

    def kept(self, language: str = "en") -> bool:
        """Whether there is a draft on the disk."""
        return self.drafts.read(PLACE, language) is not None

    async def close(self) -> None:
        await self.scope.aclose()

    def _on_conflict(self) -> None:
        self.conflicts += 1
