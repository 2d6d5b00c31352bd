import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from server.features.media import ffmpeg
from server.features.media.errors import EncodeCancelledError, EncodeError
from server.features.media.ffmpeg import Progress, read_source, run
from server.features.media.leash import Limits
from server.kit.errors import NoSpaceError
from tests.patience import PATIENCE_SECONDS, quickest
from tests.server.features.media.clips import make_clip

ENDLESS = ["-re", "-f", "lavfi", "-i", "testsrc=size=320x180:rate=30", "-f", "null", "-"]


def test_progress_rises_to_the_length_of_the_clip(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", seconds=4)
    seen: list[Progress] = []
    run([*read_source(clip), "-c:v", "mjpeg", "out.mkv"], tmp_path, on_progress=seen.append)
    assert [p.seconds for p in seen] == sorted(p.seconds for p in seen)
    assert seen[-1].seconds == pytest.approx(4, abs=0.2)
    assert seen[-1].speed is not None
    assert seen[-1].speed > 0


def test_a_cancel_ends_it_within_two_seconds(tmp_path: Path) -> None:
    before = {child.pid for child in psutil.Process().children(recursive=True)}

    def ending_takes() -> float:
        decided: list[float] = []
        with pytest.raises(EncodeCancelledError):
            run(
                ENDLESS,
                tmp_path,
                on_progress=lambda _progress: decided.append(time.monotonic()),
                cancelled=lambda: bool(decided),
            )
        assert {child.pid for child in psutil.Process().children(recursive=True)} <= before
        return time.monotonic() - decided[0]

    assert quickest(ending_takes, 2) < 2


def test_a_failure_carries_the_end_of_the_log(tmp_path: Path) -> None:
    (tmp_path / "bad.mp4").write_bytes(b"\0" * 5000)
    with pytest.raises(EncodeError) as caught:
        run([*read_source(tmp_path / "bad.mp4"), "out.mp4"], tmp_path)
    assert "Invalid data" in caught.value.detail
    assert "ffmpeg" not in caught.value.message


@pytest.mark.parametrize("text", ["ffconcat version 1.0\nfile clip.mp4\n", "#EXTM3U\nclip.mp4\n"])
def test_a_text_file_opens_no_other_file(text: str, tmp_path: Path) -> None:
    make_clip(tmp_path / "clip.mp4", seconds=1)
    (tmp_path / "evil.mp4").write_text(text)
    with pytest.raises(EncodeError):
        run([*read_source(tmp_path / "evil.mp4"), "-c", "copy", "out.mp4"], tmp_path)
    assert not (tmp_path / "out.mp4").exists()


def test_a_hang_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ffmpeg, "STALL_SECONDS", 0.1)
    with pytest.raises(EncodeError) as caught:
        # Ten frames a minute: nothing is reported for seconds.
        run(["-re", "-f", "lavfi", "-i", "testsrc=rate=1/6", "-f", "null", "-"], tmp_path)
    assert "no progress" in caught.value.detail


def test_no_run_takes_longer_than_its_limit(tmp_path: Path) -> None:
    with pytest.raises(EncodeError) as caught:
        run(ENDLESS, tmp_path, limits=Limits(cpu_seconds=1))
    assert "not done after 1 s" in caught.value.detail


def test_no_run_writes_a_larger_file_than_its_limit(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", seconds=4)
    arguments = [*read_source(clip), "-c:v", "rawvideo", "-f", "avi", "out.avi"]
    with pytest.raises(EncodeError):
        run(arguments, tmp_path, limits=Limits(file_bytes=100_000))
    assert (tmp_path / "out.avi").stat().st_size <= 100_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mount, unmount = shutil.which("mount") or "", shutil.which("umount") or ""
    argv = [mount, "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if not mount or subprocess.run(argv, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run([unmount, "-l", str(folder)], check=True)


def test_a_full_disk_is_told_apart(small_disk: Path, tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", seconds=4)
    with pytest.raises(NoSpaceError) as caught:
        run([*read_source(clip), "-c:v", "rawvideo", "-f", "avi", "out.avi"], small_disk)
    assert "disk is full" in caught.value.message


def test_a_disk_that_fills_up_behind_a_muxer_that_does_not_say_so(
    small_disk: Path, tmp_path: Path
) -> None:
    clip = make_clip(tmp_path / "clip.mp4", seconds=20)
    hls = ["-f", "hls", "-hls_segment_type", "fmp4", "-hls_flags", "single_file"]
    arguments = [*read_source(clip), "-c:v", "libx264", "-b:v", "8M", "-minrate", "8M", *hls]
    with pytest.raises(NoSpaceError):
        run([*arguments, "-hls_segment_filename", "out.mp4", "out.m3u8"], small_disk)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a Linux feature")
def test_it_dies_with_a_server_that_is_killed(tmp_path: Path) -> None:
    start = textwrap.dedent(f"""
        from pathlib import Path
        from server.features.media.ffmpeg import run
        say = lambda progress: print(progress.seconds, flush=True)
        run({ENDLESS!r}, Path({str(tmp_path)!r}), on_progress=say)
    """)
    server = subprocess.Popen([sys.executable, "-c", start], stdout=subprocess.PIPE, text=True)
    with server:
        assert server.stdout is not None
        server.stdout.readline()
        encoders = psutil.Process(server.pid).children(recursive=True)
        assert encoders
        server.send_signal(signal.SIGKILL)
    assert psutil.wait_procs(encoders, timeout=PATIENCE_SECONDS)[1] == []
