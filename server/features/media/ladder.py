"""Which sizes a video is offered in. Pure arithmetic; nothing here touches a file."""

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Self

from server.contract.media import Resolution
from server.features.media.source import MediaInfo

MAX_FPS = 60
HIGH_FPS = 32
"""Above this the caps of :data:`KBPS` grow by :data:`HIGH_FPS_SHARE`."""
HIGH_FPS_SHARE = 1.5
CRF = 24.0
"""x264's constant quality for content that needs all it can get; the caps below hold where a
picture would need more. :mod:`server.features.media.quality` raises it for what needs less."""
KBPS = {
    Resolution.P240: 450,
    Resolution.P360: 850,
    Resolution.P480: 1300,
    Resolution.P720: 2800,
    Resolution.P1080: 5400,
    Resolution.P1440: 9500,
}
"""Caps at 16:9 and up to 30 frames a second; between Apple's and YouTube's published ladders."""
WIDE_SCREEN = Fraction(16, 9)
AREA_SHARE = (0.25, 1.5)
"""How far a picture's area may move its cap, against 16:9 at the same short side."""
PEAK_SHARE = 1.5
"""How far a copied picture's heaviest seconds may pass the cap; ours do as much by the buffer."""
BUFFER_SECONDS = 2
"""Of the rate control's buffer, at the cap."""


@dataclass(frozen=True)
class Rung:
    """One size to encode. Sides are even, as 4:2:0 chroma needs."""

    resolution: Resolution
    width: int
    height: int
    fps: Fraction
    max_kbps: int
    crf: float = CRF
    copied: bool = False
    """The source's own picture, which is not encoded again."""

    @property
    def name(self) -> str:
        """Of its files, without the ending."""
        return self.resolution.value

    def to_json(self) -> dict[str, str | float]:
        """As a durable job remembers it."""
        return {
            "resolution": self.resolution.value,
            "width": self.width,
            "height": self.height,
            "fps": str(self.fps),
            "max_kbps": self.max_kbps,
            "crf": self.crf,
            "copied": self.copied,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """What :meth:`to_json` wrote."""
        return cls(
            Resolution(data["resolution"]),
            int(data["width"]),
            int(data["height"]),
            Fraction(data["fps"]),
            int(data["max_kbps"]),
            float(data.get("crf", CRF)),
            bool(data.get("copied", False)),
        )

    @property
    def work(self) -> float:
        """What encoding it costs, against others of the same video."""
        return float(self.width * self.height)


def plan(info: MediaInfo) -> tuple[Rung, ...]:
    """The rungs for a video, lowest first, never larger than the source.

    A source below the lowest rung gets one rung of its own size, under the lowest rung's name.
    """
    short = min(info.width, info.height)
    fps = capped_fps(info.fps)
    fitting = [r for r in Resolution if r.short_side <= short]
    if not fitting:
        return (_rung(Resolution.P240, short, info, fps),)
    *lower, top = (_rung(r, r.short_side, info, fps) for r in fitting)
    # The lowest is always ours: the poster is chosen in it, by decoding it here.
    return (*lower, replace(top, copied=bool(lower) and _fits_as_it_is(info, top)))


def _fits_as_it_is(info: MediaInfo, top: Rung) -> bool:
    """True when the source's picture can be the top rung without being encoded again."""
    peak = info.as_is_peak_kbps
    if peak is None or peak > top.max_kbps * PEAK_SHARE:
        return False
    return (info.width, info.height, info.fps) == (top.width, top.height, top.fps)


def capped_fps(fps: Fraction) -> Fraction:
    """At most 60 a second, by dropping whole frames: 120 becomes 60, and 100 becomes 50."""
    return fps / max(1, math.ceil(fps / MAX_FPS))


def _rung(resolution: Resolution, short: int, info: MediaInfo, fps: Fraction) -> Rung:
    scale = Fraction(short, min(info.width, info.height))
    width, height = _even(info.width, scale), _even(info.height, scale)
    reference = resolution.short_side**2 * WIDE_SCREEN
    low, high = AREA_SHARE
    share = min(max(float(width * height / reference), low), high)
    pace = HIGH_FPS_SHARE if fps > HIGH_FPS else 1
    return Rung(resolution, width, height, fps, round(KBPS[resolution] * share * pace))


def _even(side: int, scale: Fraction) -> int:
    # The nearest even number, but never past the source, not even by a line.
    return max(2, min(round(side * scale / 2), side // 2) * 2)
