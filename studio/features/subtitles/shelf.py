"""The tracks of one video: those of the server, those begun here, and the one that is shown."""

from server.contract.subtitles import SubtitleOut
from studio.features.subtitles.cue import Cues
from studio.features.subtitles.gateway import Place
from studio.features.subtitles.keeping import Typed


class Shelf:
    """Knows which tracks there are.

    Attributes:
        place: The version whose tracks they are; None until it is known.
        tracks: Those of the server.
        begun: Languages with a draft.
        language: Of the track that is shown; empty while none is.
        wanted: The language that was asked for, which may still be on its way.
        base: The server's text that what is shown was begun from; empty where there is none.
    """

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Nothing is known of the video yet."""
        self.place: Place | None = None
        self.tracks: list[SubtitleOut] = []
        self.begun: set[str] = set()
        self.language = self.wanted = self.base = ""

    @property
    def languages(self) -> list[str]:
        """Those of the server's tracks, and those that were begun here."""
        there = {track.language_code for track in self.tracks}
        return sorted(there | self.begun | ({self.language} - {""}))

    def track_in(self, language: str) -> SubtitleOut | None:
        """A track as the server has it; None while it is new."""
        return next((t for t in self.tracks if t.language_code == language), None)

    def still(self, place: Place, language: str) -> bool:
        """Whether a track is what the person wants to see."""
        return place == self.place and language == self.wanted

    def typed(self, cues: Cues) -> Typed | None:
        """The shown track as it is this moment; None while there is none."""
        if self.place is None or not self.language:
            return None
        return Typed(self.place, self.language, self.base, cues)

    def take(self, typed: Typed, track: SubtitleOut) -> bool:
        """Know a track as the server has it now. Returns whether it is one of these."""
        if typed.place != self.place:
            return False
        others = [t for t in self.tracks if t.language_code != track.language_code]
        self.tracks = sorted([*others, track], key=lambda t: t.language_code)
        if track.language_code == self.language:
            self.base = track.etag
        return True

    def drop(self, language: str) -> None:
        """A track is nowhere any more."""
        self.tracks = [t for t in self.tracks if t.language_code != language]
        self.begun.discard(language)
        if self.language == language:
            self.language = self.wanted = self.base = ""
