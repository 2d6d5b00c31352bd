import subprocess
from pathlib import Path

import av
import imageio_ffmpeg
import pytest
from av.video.frame import VideoFrame

from studio.media.picture import THUMBNAIL_HEIGHT, THUMBNAIL_WIDTH, save_thumbnail
from tests.studio.clips import clip


def first_frame(path: Path) -> VideoFrame:
    with av.open(str(path)) as container:
        return next(iter(container.decode(video=0)))


def test_a_picture_fits_the_list(tmp_path: Path) -> None:
    picture = tmp_path / "t.jpg"
    save_thumbnail(first_frame(clip(tmp_path / "film.mp4")), picture)
    frame = first_frame(picture)
    assert (frame.width, frame.height) == (170, THUMBNAIL_HEIGHT)
    assert frame.width <= THUMBNAIL_WIDTH


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_film_from_a_turned_phone_is_upright(tmp_path: Path, degrees: int) -> None:
    straight = clip(tmp_path / "film.mp4", sound=False)
    turned = tmp_path / "turned.mp4"
    reference = tmp_path / "reference.png"
    ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
    turn = [ffmpeg, "-v", "error", "-display_rotation", str(degrees), "-i", str(straight)]
    subprocess.run([*turn, "-c", "copy", str(turned)], check=True)
    picture = tmp_path / "t.jpg"
    save_thumbnail(first_frame(turned), picture)
    ours = first_frame(picture)
    # ffmpeg turns by itself on the way to a picture.
    grab = [ffmpeg, "-v", "error", "-i", str(turned), "-frames:v", "1"]
    scale = ["-vf", f"scale={ours.width}:{ours.height}", str(reference)]
    subprocess.run([*grab, *scale], check=True)
    theirs = first_frame(reference)
    mine, other = (bytes(f.reformat(format="gray").planes[0]) for f in (ours, theirs))
    stride_a = ours.reformat(format="gray").planes[0].line_size
    stride_b = theirs.reformat(format="gray").planes[0].line_size
    differences = [
        abs(mine[y * stride_a + x] - other[y * stride_b + x])
        for y in range(ours.height)
        for x in range(ours.width)
    ]
    assert sum(differences) / len(differences) < 12
