"""A few seconds of a video that move without sound, for whoever wonders whether to open it.

They are moments from all over our own lowest rendition, as an animated WebP: every browser plays
it in the place of a picture.
"""

from collections.abc import Callable
from pathlib import Path

from server.features.media.ffmpeg import read_source, run
from server.features.media.ladder import Rung
from server.features.media.poster import best_moments

PREVIEW = "preview.webp"
SHORTEST_SECONDS = 6.0
"""A video that is shorter is no longer than its preview would be."""
SIDE = 320
"""The longer side, in pixels."""
FPS = 8
LEAST_SCENES, MOST_SCENES = 3, 4
SCENE_SECONDS = 1.0
MOST_BYTES = 400_000
"""A page shows many; one that takes more is left out."""
QUALITIES = ("55", "35", "15")
"""libwebp's scale, 0 to 100 (best), in the order in which they are tried."""


def make_preview(
    lowest: Path,
    rung: Rung,
    folder: Path,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[str]:
    """Write ``preview.webp`` into ``folder``.

    Args:
        lowest: The lowest rendition, encoded by us.
        rung: Its size.
        folder: Of this attempt alone.
        cancelled: As for :func:`server.features.media.ffmpeg.run`.

    Returns:
        The names of what was written: none where nearly all of the video is black, or no quality
        makes it small enough.

    Raises:
        EncodeError: It could not be made.
        NoSpaceError: The disk is full.
        EncodeCancelledError: ``cancelled`` said so.
    """
    moments = sorted(best_moments(lowest, MOST_SCENES))
    if len(moments) < LEAST_SCENES:
        return []
    arguments = [*_scenes(lowest, moments), "-filter_complex", _join(len(moments), rung)]
    made = folder / PREVIEW
    for quality in QUALITIES:
        coding = ["-map", "[all]", "-c:v", "libwebp_anim", "-quality", quality, "-loop", "0"]
        run([*arguments, *coding, "-f", "webp", PREVIEW], folder, cancelled=cancelled)
        if 0 < made.stat().st_size <= MOST_BYTES:
            return [PREVIEW]
    return []


def _scenes(lowest: Path, moments: list[float]) -> list[str]:
    """One input for each, so that what lies between them is not decoded."""
    length = ["-t", f"{SCENE_SECONDS:.3f}"]
    inputs = (read_source(lowest, "-ss", f"{moment:.3f}", *length) for moment in moments)
    return [word for each in inputs for word in each]


def _join(count: int, rung: Rung) -> str:
    """The filters that bring the scenes to size, one after the other."""
    scale = min(1.0, SIDE / max(rung.width, rung.height))
    width, height = (max(2, round(side * scale / 2) * 2) for side in (rung.width, rung.height))
    # The colours of WebP are those of BT.601, whatever the file says (RFC 9649, 2.5).
    size = f"scale={width}:{height}:flags=area:out_color_matrix=smpte170m:out_range=tv"
    scenes = "".join(f"[{i}:v:0]fps={FPS},{size}[s{i}];" for i in range(count))
    names = "".join(f"[s{i}]" for i in range(count))
    return f"{scenes}{names}concat=n={count}:v=1,format=yuv420p[all]"
