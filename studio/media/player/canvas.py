"""Frames into memory that the studio can paint from."""

import mmap
from pathlib import Path

from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

from studio.kit.atomic_file import write_atomically
from studio.media.picture import jpeg, upright
from studio.media.player.messages import MOST_HEIGHT, MOST_WIDTH, SLOT_BYTES, SLOTS, Shown

_HD_LINES = 720
"""From here on a film that does not say is taken to be in BT.709, below in BT.601."""
_QUALITY = 2
_MATRICES = {
    1: Colorspace.ITU709,
    4: Colorspace.FCC,
    5: Colorspace.ITU601,
    6: Colorspace.SMPTE170M,
    7: Colorspace.SMPTE240M,
    9: Colorspace.BT2020,
}
"""By the numbers that films carry (ISO/IEC 23091-2)."""


class Canvas:
    """Draws frames into slots of shared memory.

    Args:
        memory: Of ``SLOTS`` times ``SLOT_BYTES``, shared with who paints.
    """

    def __init__(self, memory: mmap.mmap) -> None:
        self._memory = memory
        self._free = list(range(SLOTS))
        self._reformatter = VideoReformatter()
        self.room = (640, 360)

    @property
    def ready(self) -> bool:
        """Whether a slot is free."""
        return bool(self._free)

    def taken(self, slot: int) -> None:
        """What was in a slot has been copied."""
        if slot not in self._free:
            self._free.append(slot)

    def draw(self, frame: VideoFrame, aspect: float, seconds: float, number: int) -> Shown:
        """Draw a frame into a free slot, as large as it is shown and no larger than it is."""
        slot = self._free.pop(0)
        quarters = round(frame.rotation / 90) % 4
        width, height = self._size(frame, aspect, sideways=bool(quarters % 2))
        small = self._reformatter.reformat(
            frame,
            width,
            height,
            "bgra",
            src_colorspace=colour_space(frame),
            interpolation=Interpolation.BILINEAR,
        )
        plane = small.planes[0]
        size = plane.line_size * height
        start = slot * SLOT_BYTES
        self._memory[start : start + size] = memoryview(plane)[:size]
        return Shown(
            number=number,
            slot=slot,
            width=width,
            height=height,
            stride=plane.line_size,
            quarters=quarters,
            seconds=seconds,
        )

    def _size(self, frame: VideoFrame, aspect: float, *, sideways: bool) -> tuple[int, int]:
        room_wide, room_high = reversed(self.room) if sideways else self.room
        wide, high = frame.width * aspect, float(frame.height)
        most_wide, most_high = (
            (MOST_HEIGHT, MOST_WIDTH) if high > wide else (MOST_WIDTH, MOST_HEIGHT)
        )
        scale = min(1.0, min(room_wide, most_wide) / wide, min(room_high, most_high) / high)
        return max(2, round(wide * scale)), max(2, round(high * scale))


def colour_space(frame: VideoFrame) -> Colorspace:
    """The matrix a frame was made with."""
    usual = Colorspace.ITU709 if frame.height >= _HD_LINES else Colorspace.ITU601
    return _MATRICES.get(frame.colorspace, usual)


def write_picture(frame: VideoFrame, aspect: float, target: Path) -> None:
    """Write a frame as a JPEG, whole, upright and with square pixels.

    Raises:
        av.FFmpegError: It cannot be made.
        OSError: It cannot be written.
    """
    sideways = bool(round(frame.rotation / 90) % 2)
    space = colour_space(frame)
    turned = upright(frame)
    wide, high = (1.0, aspect) if sideways else (aspect, 1.0)
    picture = VideoReformatter().reformat(
        turned,
        max(2, round(turned.width * wide) // 2 * 2),
        max(2, round(turned.height * high) // 2 * 2),
        "yuvj420p",
        src_colorspace=space,
        dst_colorspace=Colorspace.ITU601,  # the one that JPEG knows
        dst_color_range=ColorRange.JPEG,
        interpolation=Interpolation.BICUBIC,
    )
    write_atomically(target, jpeg(picture, quality=_QUALITY), mode=0o600)
