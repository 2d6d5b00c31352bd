"""Hostile files against everything that reads a creator's file."""

import contextlib
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from server.contract.errors import ErrorCode
from server.features.media import ffmpeg, probe
from server.features.media.errors import EncodeError, RefusedMediaError
from server.features.media.subtitles.embedded import _streams
from tests.server.features.media.attacks import ATTACKS, SECRET

pytestmark = pytest.mark.proof

GIGABYTE = 1 << 30
REFUSED = {
    "playlist as mp4": ErrorCode.NOT_A_VIDEO,
    "playlist behind a zero": ErrorCode.NOT_A_VIDEO,
    "concat script": ErrorCode.UNSUPPORTED_FORMAT,
    "flood of JPEG": ErrorCode.UNSUPPORTED_FORMAT,
    "flood of H.264": ErrorCode.UNSUPPORTED_FORMAT,
}
HARMLESS = sorted(set(ATTACKS) - set(REFUSED))


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def attack(name: str, folder: Path, listener: socket.socket) -> Path:
    (folder / "secret.txt").write_text(SECRET)
    evil = folder / "evil.mp4"
    evil.write_bytes(ATTACKS[name](folder, listener.getsockname()[1]))
    return evil


def nobody_called(listener: socket.socket) -> bool:
    try:
        listener.accept()
    except BlockingIOError:
        return True
    return False


@pytest.mark.parametrize("name", REFUSED)
def test_an_attack_is_refused_with_a_sentence_and_little_memory(
    name: str, tmp_path: Path, listener: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = attack(name, tmp_path, listener)
    # One that took more would end badly, and not with its own sentence.
    monkeypatch.setattr(probe, "LIMITS", replace(probe.LIMITS, memory_bytes=GIGABYTE))
    with pytest.raises(RefusedMediaError) as caught:
        probe.probe(evil)
    assert caught.value.code is REFUSED[name]
    assert caught.value.message.endswith(".")
    assert SECRET not in caught.value.message
    assert "0 by 0" not in caught.value.message
    assert nobody_called(listener)


@pytest.mark.parametrize("name", ATTACKS)
def test_whatever_reads_it_reads_nothing_else(
    name: str, tmp_path: Path, listener: socket.socket
) -> None:
    evil = attack(name, tmp_path, listener)
    folder = tmp_path / "made"
    folder.mkdir()
    streams = _streams(evil)
    outputs = ["-map", "0:v?", "-frames:v", "2", "-f", "rawvideo", "picture.raw"]
    outputs += ["-map", "0:s?", "-c:s", "copy", "-f", "data", "words.raw"]
    limits = replace(ffmpeg.LIMITS, memory_bytes=4 * GIGABYTE)
    # What ffmpeg says of it is in its log, which is looked at as well.
    with contextlib.suppress(EncodeError):
        ffmpeg.run([*ffmpeg.read_source(evil), *outputs], folder, limits=limits)
    assert streams == []
    assert all(SECRET.encode() not in made.read_bytes() for made in folder.iterdir())
    assert nobody_called(listener)


@pytest.mark.parametrize("name", HARMLESS)
def test_a_video_around_an_attack_is_a_video(
    name: str, tmp_path: Path, listener: socket.socket
) -> None:
    info = probe.probe(attack(name, tmp_path, listener))
    assert (info.width, info.height) == (64, 48)
    assert nobody_called(listener)
