from datetime import UTC, datetime, timedelta, timezone

from server.contract.videos import VideoPatch
from studio.features.editor.details import (
    FIELDS,
    changes,
    moment_of,
    moment_text,
    same,
    values_of,
)
from tests.studio.examples import NOON, make_video


def test_everything_that_can_be_changed_is_edited() -> None:
    assert set(FIELDS) == set(VideoPatch.model_fields)
    assert set(values_of(make_video())) == set(FIELDS)


def test_order_means_something_in_text_alone() -> None:
    assert same("tags", ["a", "b"], ["b", "a"])
    assert not same("title", "ab", "ba")
    base = values_of(make_video("Old", tags=["a", "b"]))
    assert changes(base, base | {"tags": ["b", "a"]}) == {}
    assert changes(base, base | {"title": "New"}) == {"title": "New"}


def test_moments_are_written_as_the_server_writes_them() -> None:
    planned = make_video(publish_at=NOON)
    text = moment_text(NOON.astimezone(timezone(timedelta(hours=6))))
    assert text == values_of(planned)["publish_at"]
    assert moment_of(text) == datetime(2026, 3, 14, 12, tzinfo=UTC)
    assert moment_of(None) is None
