"""The names of a stream's files: what the packager writes, and all that can be asked for."""

import re
from dataclasses import dataclass

from server.contract.media import Resolution
from server.features.media.encode import AUDIO
from server.features.media.playlist import AV1, KEY_FRAMES, PLAYLIST_TYPE
from server.features.media.preview import PREVIEW
from server.features.media.storyboard import STORYBOARD

_RUNGS = "|".join(each.value for each in Resolution)
_NAMES = rf"(?:(?P<rung>{_RUNGS})(?:{AV1})?|{AUDIO}(?:-\d{{1,2}})?)"
_PIECE = re.compile(rf"{_NAMES}(?:{KEY_FRAMES}(?=\.m3u8))?\.(?:m3u8|mp4)")
_WHOLE = "|".join(map(re.escape, (STORYBOARD, PREVIEW)))
_PICTURE = re.compile(rf"{_WHOLE}|storyboard-\d{{1,3}}\.jpg|thumbnail-\d\.jpg")
_TYPES = {
    ".m3u8": PLAYLIST_TYPE,
    ".mp4": "video/mp4",
    ".vtt": "text/vtt",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
}


@dataclass(frozen=True)
class Piece:
    """A playlist or media file of one rendition, or a picture."""

    name: str
    rung: Resolution | None
    """None: it goes with every rung, as the sound and the pictures do."""

    @property
    def content_type(self) -> str:
        """For HTTP."""
        kind = self.name[self.name.rindex(".") :]
        return "audio/mp4" if self.name.startswith(AUDIO) and kind == ".mp4" else _TYPES[kind]


def piece(name: str) -> Piece | None:
    """What the name stands for; None where the packager writes no such file."""
    if _PICTURE.fullmatch(name):
        return Piece(name, None)
    found = _PIECE.fullmatch(name)
    if found is None:
        return None
    rung = found["rung"]
    return Piece(name, Resolution(rung) if rung else None)
