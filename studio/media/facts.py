"""What a probe finds out about a file."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict


class MediaFacts(BaseModel):
    """A video file of this computer.

    Attributes:
        format: The demuxer's name.
        duration_seconds: Of the longest stream.
        width: Pixels as shown: upright, with square pixels.
        height: As ``width``.
        video_codec: The codec's common name.
        audio_codec: The first sound track's, or null when there is no sound.
        thumbnail: The picture that was made, or null.
    """

    model_config = ConfigDict(frozen=True)

    format: str
    duration_seconds: float
    width: int
    height: int
    video_codec: str
    audio_codec: str | None
    thumbnail: Path | None
