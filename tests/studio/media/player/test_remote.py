from pathlib import Path

import httpx
import pytest

from studio.media.player.remote import Remote, renditions
from tests.studio.media.player.web import served


def test_pieces_come_from_the_server_that_was_asked_and_nowhere_else(packaged: Path) -> None:
    whole = (packaged / "180p.mp4").read_bytes()
    with served(packaged) as (address, asked), Remote(f"{address}/master.m3u8") as remote:
        assert remote.text(f"{address}/180p.m3u8").startswith("#EXTM3U")
        options = {"offset": "100", "end_offset": "164"}
        with remote.open(f"{address}/180p.mp4", 0, options) as file:
            assert file.read(50) + file.read(50) == whole[100:164]
            assert file.read(50) == b""
        assert asked[-1] == "/180p.mp4 bytes=100-163"
        with pytest.raises(httpx.HTTPStatusError):
            remote.text(f"{address}/none.m3u8")
        for elsewhere in ("http://example.org/x", "file:///etc/passwd"):
            with pytest.raises(OSError, match="elsewhere"):
                remote.open(elsewhere, 0, {})
    with pytest.raises(ValueError, match="no address"):
        Remote("file:///etc/passwd")


def test_the_largest_picture_within_bounds_is_taken(packaged: Path) -> None:
    master, there = (packaged / "master.m3u8").read_text(), "http://a/t/grant/master.m3u8"
    sound = "http://a/t/grant/audio.m3u8"
    assert renditions(master, there, 720) == ("http://a/t/grant/180p.m3u8", sound)
    assert renditions(master, there, 1080) == ("http://a/t/grant/1080p.m3u8", sound)
    assert renditions(master, there, 90) == ("http://a/t/grant/180p.m3u8", sound)
    silent = "\n".join(line for line in master.splitlines() if "AUDIO," not in line)
    assert renditions(silent, there, 720)[1] is None
    with pytest.raises(OSError, match="no picture"):
        renditions("#EXTM3U", there, 720)
