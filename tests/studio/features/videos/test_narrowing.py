from datetime import UTC, datetime, timedelta

import pytest

from server.contract.videos import VideoOut, Visibility
from studio.features.videos.narrowing import Narrowing, Restriction
from tests.studio.examples import NOON, make_video


@pytest.mark.parametrize(
    ("narrowing", "fits"),
    [
        (Narrowing(), True),
        (Narrowing((Visibility.PUBLIC,)), True),
        (Narrowing((Visibility.PREMIUM, Visibility.PRIVATE)), False),
        (Narrowing(language="EN"), True),
        (Narrowing(language="en-gb"), True),
        (Narrowing(language="e"), False),
        (Narrowing(restriction=Restriction.ADULTS), True),
        (Narrowing(restriction=Restriction.REGIONS), False),
        (Narrowing(restriction=Restriction.NONE), False),
        (Narrowing(days=7), True),
    ],
)
def test_a_video_fits_as_the_server_would_say(narrowing: Narrowing, *, fits: bool) -> None:
    video = make_video(language="en-GB", age_restricted=True, published_at=NOON)
    assert narrowing.fits(video, NOON + timedelta(days=6)) is fits


def test_what_is_planned_counts_by_its_time() -> None:
    video: VideoOut = make_video(published_at=None, publish_at=NOON + timedelta(days=1))
    assert Narrowing(days=7).fits(video, NOON + timedelta(days=7))
    assert not Narrowing(days=7).fits(video, NOON + timedelta(days=9))


def test_it_is_kept_as_text_and_what_is_broken_is_nothing() -> None:
    kept = Narrowing((Visibility.UNLISTED,), "bn", Restriction.NONE, 28)
    assert Narrowing.of_text(kept.text) == kept
    for broken in ("", "[]", "{", '{"days": 3}', '{"restriction": "x"}', '{"visibilities": 4}'):
        assert Narrowing.of_text(broken) == Narrowing()


def test_the_server_is_asked_for_what_narrows() -> None:
    assert set(Narrowing().asked().values()) == {None}
    asked = Narrowing((Visibility.UNLISTED,), "bn", Restriction.NONE, 28).asked(
        datetime(2026, 3, 29, tzinfo=UTC)
    )
    assert asked == {
        "visibility": ["UNLISTED"],
        "language": "bn",
        "restriction": "none",
        "since": "2026-03-01T00:00:00+00:00",
    }
