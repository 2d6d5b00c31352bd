"""Files that are no videos, and a disk that is full, against a real server over tus."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from server.contract.errors import ErrorCode
from server.features.media.steps import FULL
from server.features.uploads.folder import FULL as FULL_UPLOAD
from tests.e2e.creator import Creator, ended
from tests.server.features.media.clips import make_clip, run_ffmpeg
from tests.studio.live_server import LiveServer

CANARY = "canary-5f2c9a"
MIB = 1 << 20
RESERVE = 2 * MIB

pytestmark = pytest.mark.timeout(300)


def _secret(folder: Path) -> Path:
    """A video of somebody else's on the same disk, and a text; both hold the canary."""
    (folder / "secret.txt").write_text(CANARY)
    return make_clip(folder / "secret.mp4", seconds=1, options=("-metadata", f"title={CANARY}"))


def _text(folder: Path) -> Path:
    (folder / "diary.mp4").write_text("Dear diary, today I uploaded a text.\n" * 100)
    return folder / "diary.mp4"


def _concat(folder: Path) -> Path:
    named = [_secret(folder), folder / "secret.txt"]
    lines = "".join(f"file '{path}'\n" for path in named)
    (folder / "concat.mp4").write_text(f"ffconcat version 1.0\n{lines}")
    return folder / "concat.mp4"


def _playlist(folder: Path) -> Path:
    lines = "".join(f"#EXTINF:1,\nfile://{path}\n" for path in (_secret(folder),))
    text = f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n{lines}#EXT-X-ENDLIST\n"
    (folder / "playlist.mp4").write_text(text)
    return folder / "playlist.mp4"


def _truncated(folder: Path) -> Path:
    clip = make_clip(folder / "cut.mp4", seconds=3)
    os.truncate(clip, clip.stat().st_size // 2)
    return clip


def _empty(folder: Path) -> Path:
    (folder / "empty.mp4").touch()
    return folder / "empty.mp4"


def _sound(folder: Path) -> Path:
    run_ffmpeg("-f", "lavfi", "-i", "sine=duration=2", "-c:a", "aac", folder / "song.mp4")
    return folder / "song.mp4"


def _too_long(folder: Path) -> Path:
    return make_clip(folder / "long.mp4", size="64x64", seconds=16 * 60, fps="1", sound=False)


BAD: list[tuple[Callable[[Path], Path], ErrorCode]] = [
    (_text, ErrorCode.NOT_A_VIDEO),
    (_concat, ErrorCode.NOT_A_VIDEO),
    (_playlist, ErrorCode.NOT_A_VIDEO),
    (_truncated, ErrorCode.TRUNCATED),
    (_empty, ErrorCode.EMPTY_FILE),
    (_sound, ErrorCode.NO_PICTURE),
    (_too_long, ErrorCode.QUOTA_DURATION),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    running = LiveServer(tmp_path_factory.mktemp("server"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def creator(server: LiveServer) -> Creator:
    return Creator(server)


def _this_week(creator: Creator) -> int:
    found = creator.ask("GET", "/channel/quota").raise_for_status().json()
    return int(found["videos_this_week"])


@pytest.mark.parametrize(("make", "code"), BAD)
def test_a_bad_file_is_refused_with_its_sentence_and_does_not_count(
    server: LiveServer,
    creator: Creator,
    tmp_path: Path,
    make: Callable[[Path], Path],
    code: ErrorCode,
) -> None:
    before = _this_week(creator)
    video = creator.send(make(tmp_path))
    for _ in range(2):
        found = creator.wait(video, ended)
        assert (found["status"], found["playable"]) == ("FAILED", False)
        assert found["processing"]["error_code"] == code
        sentence = found["processing"]["error_message"]
        assert sentence.endswith(".")
        assert str(tmp_path) not in sentence
        assert _this_week(creator) == before
        creator.retry(video)
    creator.wait(video, ended)
    # What a file names is read by nobody: it is in no answer, no output, no log, no row.
    assert not [answer for answer in creator.answers if CANARY in answer]
    assert not [p for p in server.data.rglob("*") if p.is_file() and _holds_canary(p)]
    assert not list((server.data / "media").rglob("*.mp4"))


def _holds_canary(path: Path) -> bool:
    return CANARY.encode() in path.read_bytes()


def test_a_good_file_is_taken_after_all_these(creator: Creator, tmp_path: Path) -> None:
    before = _this_week(creator)
    found = creator.wait(creator.send(make_clip(tmp_path / "good.mp4", seconds=1)), ended)
    assert (found["status"], found["processing"]["status"]) == ("DRAFT", "COMPLETED")
    assert _this_week(creator) == before + 1


class SmallDisk:
    """A disk of its own in memory, which can be filled and exchanged for a larger one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ballast = path / "ballast"

    def leave(self, free: int) -> None:
        """Fill it until only so many bytes are free."""
        more = shutil.disk_usage(self.path).free - free
        assert more > 0
        with self._ballast.open("ab") as file:
            file.write(bytes(more))

    def grow(self, size: str) -> None:
        argv = [shutil.which("mount") or "", "-o", f"remount,size={size}", str(self.path)]
        subprocess.run(argv, check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount, unmount = shutil.which("mount") or "", shutil.which("umount") or ""
    argv = [mount, "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(folder)]
    if not mount or subprocess.run(argv, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root")
    yield SmallDisk(folder)
    subprocess.run([unmount, "-l", str(folder)], check=True)


@pytest.fixture
def cramped(disk: SmallDisk) -> Iterator[LiveServer]:
    running = LiveServer(disk.path / "data", CHITRA_UPLOAD_RESERVE_BYTES=str(RESERVE))
    running.start()
    yield running
    running.stop()


def test_a_full_disk_stops_uploads_and_encodes_until_there_is_room(
    cramped: LiveServer, disk: SmallDisk, tmp_path: Path
) -> None:
    noise = ("-vf", "noise=alls=30:allf=t", "-b:v", "3M", "-maxrate", "3M", "-bufsize", "3M")
    clip = make_clip(tmp_path / "clip.mp4", size="1280x720", seconds=20, options=noise)
    body = clip.read_bytes()
    assert 6 * MIB < len(body) < 10 * MIB
    creator = Creator(cramped)

    # The upload: half of it arrives, then somebody fills the disk.
    upload, half = creator.begin(clip.name, len(body)), len(body) // 2
    creator.patch(upload, 0, body[:half]).raise_for_status()
    disk.leave(RESERVE + MIB // 2)
    answer = creator.patch(upload, half, body[half:])
    assert (answer.status_code, answer.json()["message"]) == (507, FULL_UPLOAD)
    kept = creator.offset(upload)
    assert half <= kept < len(body)

    # There is room for the rest of it, but not for what is made of it.
    disk.grow("80m")
    disk.leave(RESERVE + len(body) - kept + MIB)
    creator.patch(upload, kept, body[kept:]).raise_for_status()
    video = creator.video_of(upload)
    found = creator.wait(video, ended)
    processing = found["processing"]
    assert (processing["status"], processing["error_code"]) == ("FAILED", ErrorCode.DISK_FULL)
    assert processing["error_message"] == FULL
    assert processing["seconds_left"] is None
    assert {r["state"] for r in processing["renditions"]} <= {"READY", "FAILED"}

    disk.grow("256m")
    creator.retry(video)
    processing = creator.wait(video, ended)["processing"]
    assert (processing["status"], processing["error_message"]) == ("COMPLETED", None)
    assert {r["state"] for r in processing["renditions"]} == {"READY"}
    [source] = [p for p in (cramped.data / "media").rglob("source") if p.is_file()]
    assert source.read_bytes() == body
