"""What is known of a film once the media engine has made it playable."""

import hashlib
from dataclasses import dataclass

from server.app.sample.films import FILMS


@dataclass(frozen=True)
class Rendered:
    """One rung as it is in the store."""

    resolution: str
    width: int
    height: int
    kbps: int
    size_bytes: int
    codec: str


@dataclass(frozen=True)
class Footage:
    """One film's source and its rungs, lowest first."""

    seconds: float
    width: int
    height: int
    codec: str
    source_bytes: int
    sha256: str
    rungs: tuple[Rendered, ...]

    @property
    def profiles(self) -> list[str]:
        """The rungs' names."""
        return [rung.resolution for rung in self.rungs]


def on_paper(film: int) -> Footage:
    """What a film might have become, for a platform whose store stays empty."""
    rungs = (
        Rendered("240p", 426, 240, 180, 160_000, "avc1.640015"),
        Rendered("360p", 640, 360, 420, 370_000, "avc1.64001e"),
    )
    digest = hashlib.sha256(FILMS[film].name.encode()).hexdigest()
    return Footage(FILMS[film].seconds, 640, 360, "h264", 420_000, digest, rungs)
