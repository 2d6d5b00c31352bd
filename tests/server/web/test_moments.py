import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.web.moments import moments


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("06:40 Bending the first rib", [400]),
        ("0:00 a\n1:02:03 b", [0, 3723]),
        ("১২:৩০ মাঝি", [750]),
        ("ratio 16:9, version 1.2.3, no 12:345", []),
        ("", []),
    ],
)
def test_timecodes_are_found_in_either_script(text: str, found: list[int]) -> None:
    assert [part.seconds for part in moments(text) if part.seconds is not None] == found


@given(st.text(alphabet="0123:৪ a\n", max_size=60))
def test_nothing_of_the_text_is_lost(text: str) -> None:
    assert "".join(part.text for part in moments(text)) == text
