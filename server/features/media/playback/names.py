"""The names of a stream's files: what the packager writes, and all that can be asked for."""

import re
from dataclasses import dataclass

from server.contract.media import Resolution
from server.features.media.encode import AUDIO
from server.features.media.playlist import KEY_FRAMES, PLAYLIST_TYPE

_RUNGS = "|".join(each.value for each in Resolution)
_NAMES = rf"(?:(?P<rung>{_RUNGS})|{AUDIO}(?:-\d{{1,2}})?)"
_PIECE = re.compile(rf"{_NAMES}(?:{KEY_FRAMES}(?=\.m3u8))?\.(?:m3u8|mp4)")


@dataclass(frozen=True)
class Piece:
    """A playlist or media file of one rendition."""

    name: str
    rung: Resolution | None
    """None: it goes with every rung, as the sound does."""

    @property
    def is_playlist(self) -> bool:
        """Text that names others, rather than media."""
        return self.name.endswith(".m3u8")

    @property
    def content_type(self) -> str:
        """For HTTP."""
        if self.is_playlist:
            return PLAYLIST_TYPE
        return "audio/mp4" if self.name.startswith(AUDIO) else "video/mp4"


def piece(name: str) -> Piece | None:
    """What the name stands for; None where the packager writes no such file."""
    found = _PIECE.fullmatch(name)
    if found is None:
        return None
    rung = found["rung"]
    return Piece(name, Resolution(rung) if rung else None)
