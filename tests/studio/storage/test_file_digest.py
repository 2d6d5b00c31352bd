import hashlib
import os
from pathlib import Path
from threading import Event

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.kit.errors import LocalFileMissing, LocalFileUnreadable
from studio.storage.file_digest import FileDigest

CONTENT = os.urandom(10_000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(CONTENT)), st.integers(0, 4000)), max_size=20))
def test_whatever_blocks_it_is_shown_it_ends_right(
    tmp_path: Path, blocks: list[tuple[int, int]]
) -> None:
    path = tmp_path / "film"
    path.write_bytes(CONTENT)
    digest = FileDigest()
    for offset, length in blocks:
        digest.feed(offset, memoryview(CONTENT[offset : offset + length]))
    assert digest.finish(path, Event()) == SHA256


def test_blocks_in_order_leave_nothing_to_read() -> None:
    digest = FileDigest()
    for offset in range(0, len(CONTENT), 1000):
        digest.feed(offset, memoryview(CONTENT[offset : offset + 1000]))
    assert digest.position == len(CONTENT)


def test_it_can_be_stopped_and_finished_later(tmp_path: Path) -> None:
    path = tmp_path / "film"
    path.write_bytes(CONTENT)
    digest = FileDigest()
    stop = Event()
    stop.set()
    assert digest.finish(path, stop) is None
    assert digest.finish(path, Event()) == SHA256


def test_a_file_that_has_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(LocalFileMissing):
        FileDigest().finish(tmp_path / "gone", Event())
    with pytest.raises(LocalFileUnreadable):
        FileDigest().finish(tmp_path, Event())
