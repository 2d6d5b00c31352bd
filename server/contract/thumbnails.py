"""The pictures that a creator chooses a video's poster from."""

from pydantic import Field

from server.contract.shapes import In, Out


class ThumbnailOut(Out):
    """A picture to choose."""

    candidate: int
    """Its number; 1 is what the server found best."""
    path: str
    """Path of the JPEG on the server. It needs no token: it carries a grant."""


class ThumbnailChoice(In):
    """Which picture stands for the video from now on."""

    candidate: int = Field(ge=1, le=9)
