"""What makes a subtitle readable, per language.

The figures are Netflix's for adult programmes (Timed Text Style Guide): 42 letters a line, two
lines, 5/6 s to 7 s, two frames between cues, 17 letters a second.
"""

from dataclasses import dataclass

DEFAULT_FRAME_RATE = 25.0
_SECOND = 1000


@dataclass(frozen=True, slots=True)
class Limits:
    """Durations in milliseconds, texts in graphemes.

    Attributes:
        speed: Letters a second.
        line: Letters a line.
        lines: Lines at a time.
        shortest: Of a cue.
        longest: Of a cue.
        gap_frames: Frames between two cues that do not touch.
    """

    speed: float = 17.0
    line: int = 42
    lines: int = 2
    shortest: int = 833
    longest: int = 7000
    gap_frames: int = 2


@dataclass(frozen=True, slots=True)
class Film:
    """What the checks know of the video.

    Attributes:
        length: Milliseconds; None when unknown.
        frame_rate: Frames a second.
    """

    length: int | None = None
    frame_rate: float = DEFAULT_FRAME_RATE

    def frames(self, count: int) -> int:
        """Milliseconds that so many frames take, rounded up."""
        return -int(-count * _SECOND // self.frame_rate)
