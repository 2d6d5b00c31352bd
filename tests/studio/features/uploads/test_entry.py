from pathlib import Path
from uuid import uuid4

import pytest

from studio.features.uploads.arrivals import new_entry
from studio.features.uploads.entry import Entry, title_of
from studio.features.uploads.state import ItemState
from studio.kit.errors import Offline


@pytest.fixture
def entry() -> Entry:
    made = new_entry("me", Path("/film.mp4"), 1)
    made.change(size=1000)
    return made


@pytest.mark.parametrize(
    ("filename", "title"),
    [
        ("river_at  dawn.final.mp4", "river at dawn.final"),
        ("নদী_ও_নৌকা.mp4", "নদী ও নৌকা"),
        (".mp4", "mp4"),
        ("___.mp4", "Untitled"),
        ("x" * 300 + ".mp4", "x" * 100),
        ("no suffix", "no suffix"),
    ],
)
def test_titles_come_from_file_names(filename: str, title: str) -> None:
    assert title_of(filename).strip(".") == title


def test_what_is_under_way_is_kept_as_waiting(entry: Entry) -> None:
    for state in (ItemState.SENDING, ItemState.NO_NETWORK, ItemState.RETRYING):
        entry.change(state)
        assert entry.row.state == "WAITING"
        assert entry.item().state is state
    entry.change(ItemState.PAUSED)
    assert entry.row.state == "PAUSED"


def test_a_fault_shows_and_goes(entry: Entry) -> None:
    entry.fault(Offline("Away."))
    error = entry.item().error
    assert error is not None
    assert (error.code, error.message, error.retryable) == ("client.offline", "Away.", True)
    entry.fault(None)
    assert entry.item().error is None


def test_live_bytes_show_until_all_is_sent_and_never_jump_back(entry: Entry) -> None:
    entry.live_bytes = 500
    assert entry.item().sent_bytes == 0
    entry.change(ItemState.SENDING)
    assert entry.item().sent_bytes == 500
    assert entry.item().fraction_sent == 0.5
    entry.halt()
    for state in (ItemState.PAUSED, ItemState.NO_NETWORK, ItemState.WAITING):
        entry.change(state)
        assert entry.item().sent_bytes == 500
    entry.change(ItemState.PROCESSING, sent_bytes=1000)
    assert entry.item().sent_bytes == 1000


def test_halting_ends_the_thread_of_that_run_only(entry: Entry) -> None:
    before = entry.stop
    entry.halt()
    assert before.is_set()
    assert not entry.stop.is_set()


def test_a_restart_forgets_what_the_server_has(entry: Entry) -> None:
    entry.change(ItemState.FAILED, upload_path="/u/1", sent_bytes=10, content_verified=False)
    entry.fault(Offline("x"))
    entry.restart()
    assert entry.row.upload_path is None
    assert entry.row.content_verified is None
    assert entry.item().error is None
    entry.change(ItemState.WAITING)
    assert entry.unknown_to_server
    entry.change(upload_path="/u/2")
    assert not entry.unknown_to_server


def test_the_sizes_are_sent_in_place_of_the_file_once_they_are_made(entry: Entry) -> None:
    assert (entry.next_state, entry.file) == (ItemState.WAITING, Path("/film.mp4"))
    entry.change(encode_here=True)
    assert entry.next_state is ItemState.ENCODING
    entry.change(ItemState.ENCODING)
    assert entry.unknown_to_server
    entry.change(ItemState.WAITING, ladder=Path("/l/ladder.tar"), ladder_ends="40 300")
    assert (entry.file, entry.bytes_to_send) == (Path("/l/ladder.tar"), 300)
    item = entry.item()
    assert (item.size, item.bytes_to_send, item.encoded) == (1000, 300, 1.0)


def test_the_file_is_sent_as_a_new_version_of_what_there_is(entry: Entry) -> None:
    video = uuid4()
    entry.change(ItemState.FAILED, encode_here=True, ladder=Path("/l"), ladder_ends="3")
    entry.change(video_id=video, upload_path="/u", sent_bytes=3)
    entry.send_source("media.ladder_refused", "Something else.")
    assert entry.state is ItemState.WAITING
    assert (entry.row.replaces, entry.row.upload_path, entry.row.video_id) == (video, None, None)
    assert (entry.file, entry.bytes_to_send) == (Path("/film.mp4"), 1000)
    problem = entry.item().ladder_problem
    assert problem is not None
    assert problem.message == "Something else."
    assert entry.item().error is None
