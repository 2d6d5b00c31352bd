"""The pictures that a creator chooses a video's poster from."""

from pydantic import Field

from server.contract.shapes import In, Out

PICTURE_BYTES_MAX = 8 * 1024 * 1024
"""Of a picture that is sent to stand for a video."""


class ThumbnailOut(Out):
    """A picture to choose."""

    candidate: int
    """Its number; 1 is what the server found best."""
    path: str
    """Path of the JPEG on the server. It needs no token: it carries a grant."""


class ThumbnailChoice(In):
    """Which picture stands for the video from now on."""

    candidate: int = Field(ge=1, le=9)
