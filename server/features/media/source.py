"""What a creator's file turned out to hold."""

from fractions import Fraction

from pydantic import BaseModel, ConfigDict

HDR_TRANSFERS = frozenset({16, 18})
"""ITU-T H.273 codes of the HDR curves: 16 is PQ (SMPTE ST 2084), 18 is HLG."""


class _Fact(BaseModel):
    model_config = ConfigDict(frozen=True)


class AudioInfo(_Fact):
    """One audio stream."""

    index: int
    """Position among all streams of the file."""
    codec: str
    channels: int
    sample_rate: int
    """Hz."""
    language: str | None
    title: str | None = None
    default: bool = False
    """The file says that this one plays unasked."""
    described: bool = False
    """It tells the blind what is seen."""


class ColourInfo(_Fact):
    """ITU-T H.273 code points; 2 means that the file does not say."""

    primaries: int
    transfer: int
    matrix: int
    full_range: bool

    @property
    def hdr(self) -> bool:
        """True when the picture needs tone mapping for an ordinary screen."""
        return self.transfer in HDR_TRANSFERS


class MediaInfo(_Fact):
    """A file that can be taken. Sizes are as displayed: rotated, with square pixels."""

    format: str
    duration: float
    """Seconds."""
    width: int
    height: int
    coded_width: int
    coded_height: int
    rotation: int
    """Degrees, a multiple of 90."""
    fps_num: int
    fps_den: int
    video_index: int
    video_codec: str
    pixel_format: str
    bit_depth: int
    interlaced: bool
    colour: ColourInfo
    audio: tuple[AudioInfo, ...]
    as_is_peak_kbps: int | None = None
    """What the picture takes in its heaviest seconds, where browsers can be given it as it is."""

    @property
    def fps(self) -> Fraction:
        """Frames per second; for a variable rate, the rate that fits the timestamps best."""
        return Fraction(self.fps_num, self.fps_den)
