import pytest

from server.features.media.playback.ranges import Span, UnsatisfiableError, asked


@pytest.mark.parametrize(
    ("header", "span"),
    [
        (None, None),
        ("bytes=0-0", Span(0, 1)),
        ("bytes=10-19", Span(10, 20)),
        ("bytes=90-", Span(90, 100)),
        ("bytes=90-9999", Span(90, 100)),
        ("bytes=-10", Span(90, 100)),
        ("bytes=-1000", Span(0, 100)),
        ("bytes=0-1,3-4", None),
        ("bytes=20-10", None),
        ("bytes=-", None),
        ("lines=1-2", None),
        ("bytes=" + "9" * 400 + "-", None),
    ],
)
def test_one_range_is_read_and_all_else_is_the_whole(header: str | None, span: Span | None) -> None:
    assert asked(header, 100) == span


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_what_lies_beyond_the_end_is_refused(header: str) -> None:
    with pytest.raises(UnsatisfiableError):
        asked(header, 100)
