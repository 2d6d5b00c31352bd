"""Who and what appears in the screenshots: sample data, a new channel, and fresh clips."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import imageio_ffmpeg

from server.contract.videos import VideoPatch, VideoStatus, Visibility
from studio.app.session import AccountSession
from studio.features.uploads.state import ItemState, UploadItem
from studio.kit.paths import server_data_dir
from studio.net.server_process import default_command

EMAIL = "tahmina@nodi.example"
USERNAME = "tahmina"
CHANNEL = "ভাটির দেশ"
BIRTHDATE = "14 4 1990"
PASSWORD = "ভাটিয়ালি গান আর নদীর চর"  # noqa: S105 - of an account that lives for a minute

SAMPLE_EMAIL = "creator@sample.chitra.example"
SAMPLE_PASSWORD = "the river keeps no secrets"  # noqa: S105 - everybody knows it
"""Of the creator that ``chitra-server sample-data`` makes."""


@dataclass(frozen=True, slots=True)
class Clip:
    """One video: what is filmed (an ffmpeg source), and what it is called."""

    filename: str
    source: str
    seconds: int
    title: str
    description: str
    visibility: Visibility | None


CLIPS = (
    Clip(
        "sundarbans_honey.mp4",
        "gradients=size=640x360:rate=25:c0=0x2e6b4f:c1=0xd9c46a:x0=0:y0=0:x1=640:y1=360:seed=3",
        14,
        "সুন্দরবনে মধু: মৌয়ালদের সাথে সাত দিন",
        "মৌসুমের প্রথম চাক, জোয়ার-ভাটা আর বাঘের ভয়",
        Visibility.PUBLIC,
    ),
    Clip(
        "padma_boat.mp4",
        "gradients=size=640x360:rate=25:c0=0xf2b873:c1=0x8a3a28:c2=0x1f5563:n=3:seed=8",
        18,
        "Three days on the Padma in a country boat",
        "No engine, one sail, and a very patient boatman",
        Visibility.PUBLIC,
    ),
    Clip(
        "hilsa_0400.mp4",
        "gradients=size=640x360:rate=25:c0=0x0b2233:c1=0xe3ae45:seed=21",
        9,
        "ইলিশের খোঁজে: ভোর চারটার মাছঘাট",
        "",
        None,
    ),
    Clip(
        "nouka_timelapse.mp4",
        "mandelbrot=size=640x360:rate=25",
        12,
        "How a nouka is built: 40 days in a boatyard",
        "Time-lapse with the master builder's commentary",
        Visibility.UNLISTED,
    ),
    Clip(
        "upright_market.mp4",
        "gradients=size=360x640:rate=25:c0=0x6fb3c4:c1=0xf7d774:seed=5",
        7,
        "ভাসমান হাটের ভোর",
        "A floating market before sunrise, filmed upright",
        Visibility.PUBLIC,
    ),
    Clip(
        "night_ferry_barishal_uncut_take_3_final_v2.mp4",
        "gradients=size=1280x720:rate=25:c0=0x04101f:c1=0x82aaf2:seed=13",
        16,
        "Night ferry to Barishal, uncut: one take from the upper deck, river sound only, no music",
        "",
        None,
    ),
)


def fill_with_sample() -> None:
    """Fill the bundled server's folder, before it starts; blocks for half a minute."""
    command = [*default_command(), "sample-data", "--size", "small"]
    subprocess.run([*command, "--data-dir", str(server_data_dir())], check=True)


class Cast:
    """Makes the clips, and two files that are none.

    Args:
        folder: Where they are put.
    """

    playable = len(CLIPS)

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self) -> list[Path]:
        """Encode the clips; blocks for some seconds."""
        paths = []
        for clip in CLIPS:
            path = self._folder / clip.filename
            command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y"]
            command += ["-f", "lavfi", "-t", str(clip.seconds), "-i", clip.source]
            command += ["-f", "lavfi", "-t", str(clip.seconds), "-i", "sine=frequency=220"]
            command += ["-pix_fmt", "yuv420p", "-preset", "ultrafast", str(path)]
            subprocess.run(command, check=True)
            paths.append(path)
        text = self._folder / "tea_autumn_notes.mp4"
        text.write_text("These are only notes about the film.\n" * 40)
        empty = self._folder / "card_copy_interrupted.mov"
        empty.write_bytes(b"")
        return [*paths, text, empty]

    def busy(self, items: Iterable[UploadItem]) -> bool:
        """Whether the engine or the server is still at work on any of them."""
        rest = {ItemState.READY, ItemState.PUBLISHED, ItemState.REFUSED, ItemState.FAILED}
        for item in items:
            if item.state not in rest:
                return True
            work = item.video.processing if item.video is not None else None
            if work is not None and work.completed_at is None:
                return True
        return False


async def publish_cast(session: AccountSession) -> None:
    """Give the videos their names, and put most of them on air."""
    uploads = session.uploads
    if uploads is None:
        return
    by_name = {clip.filename: clip for clip in CLIPS}
    for item in uploads.list.items:
        clip = by_name.get(item.filename)
        if clip is None or item.video is None:
            continue
        patch = VideoPatch(title=clip.title, description=clip.description)
        await session.editor.gateway.change(item.video.id, patch, "*")
        draft = item.video.status is VideoStatus.DRAFT
        if clip.visibility is not None and draft:
            await session.gateway.publish(item.video.id, clip.visibility)
