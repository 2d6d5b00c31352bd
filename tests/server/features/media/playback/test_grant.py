from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.contract.media import Resolution
from server.features.media.playback.grant import (
    GRANT_IN_PATH,
    BadGrantError,
    Grant,
    Grants,
    Holder,
    expiry,
    may_finish,
)
from server.kit.ids import new_id

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=6)
VERSION = new_id()
GRANTS = Grants(["a secret of the server's own, long enough"])
GUESTS = Grant(VERSION, Resolution.P720, LATER, 1, None)


def test_what_was_granted_is_read_again() -> None:
    mine = Grant(VERSION, Resolution.P1440, LATER, 1, Holder(new_id(), staff=True))
    for grant in (GUESTS, mine):
        assert GRANTS.read(GRANTS.make(grant), VERSION, NOW) == grant


def test_guests_share_theirs_and_nobody_reads_who_anothers_is_for() -> None:
    assert GRANTS.make(GUESTS) == GRANTS.make(GUESTS)
    user_id = new_id()
    text = GRANTS.make(Grant(VERSION, Resolution.P720, LATER, 1, Holder(user_id, staff=False)))
    assert str(user_id) not in text


def test_it_is_good_for_its_version_its_time_and_its_key_alone() -> None:
    text = GRANTS.make(GUESTS)
    for version, at, grants in (
        (new_id(), NOW, GRANTS),
        (VERSION, LATER, GRANTS),
        (VERSION, NOW, Grants(["another secret that is as long as the first"])),
    ):
        with pytest.raises(BadGrantError):
            grants.read(text, version, at)


def test_a_wider_one_cannot_be_made_of_it() -> None:
    text = GRANTS.make(GUESTS)
    expires = str(int(LATER.timestamp()))
    for forged in (
        text.replace("720p", "1440p"),
        text.replace(".1.guest", ".2.guest"),
        text.replace(expires, str(int(expires) + 9999)),
        text.replace(".guest.", f".{new_id()}."),
    ):
        assert forged != text
        with pytest.raises(BadGrantError):
            GRANTS.read(forged, VERSION, NOW)


@given(st.text() | st.lists(st.text(max_size=9), min_size=4, max_size=4).map(".".join))
def test_nonsense_is_no_grant(text: str) -> None:
    with pytest.raises(BadGrantError):
        GRANTS.read(text, VERSION, NOW)


def test_an_older_secret_still_counts_and_a_key_is_shared_with_a_cdn() -> None:
    old, new = "the older secret of the server, long enough", "the newer secret, also long enough"
    text = Grants([old]).make(GUESTS)
    assert Grants([new, old]).read(text, VERSION, NOW) == GUESTS
    key = "what the CDN knows as well, and nobody else"
    assert Grants([new], key).read(Grants([old], key).make(GUESTS), VERSION, NOW) == GUESTS


def test_it_lasts_for_twice_the_video_and_ends_on_the_hour() -> None:
    at = NOW + timedelta(minutes=10)
    assert expiry(at, 60) == datetime(2026, 11, 25, 19, tzinfo=UTC)
    assert expiry(at, 12 * 3600) == datetime(2026, 11, 26, 13, tzinfo=UTC)


def test_the_log_does_not_learn_it() -> None:
    path = f"/media/t/{GRANTS.make(GUESTS)}/{VERSION}/720p.mp4"
    assert GRANT_IN_PATH.sub("…", path) == f"/media/t/…/{VERSION}/720p.mp4"


def test_who_watches_a_replaced_version_may_see_its_end() -> None:
    assert may_finish(NOW, NOW - timedelta(minutes=59), 60)
    assert not may_finish(NOW, NOW - timedelta(minutes=60), 60)
    assert may_finish(NOW, NOW - timedelta(minutes=119), 7200)
    assert not may_finish(NOW, NOW - timedelta(minutes=120), 7200)
    assert not may_finish(NOW, None, 7200)


def test_what_is_made_again_has_another_address() -> None:
    assert GRANTS.make(GUESTS) != GRANTS.make(replace(GUESTS, run=2))
