import base64
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.features.uploads.protocol import (
    TusHeaderError,
    http_date,
    parse_concat,
    parse_length,
    parse_metadata,
    parse_number,
)

KEYS = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1)


@given(st.dictionaries(KEYS, st.text(), max_size=5))
def test_metadata_is_read_as_it_was_written(pairs: dict[str, str]) -> None:
    header = ",".join(
        f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in pairs.items()
    )
    assert parse_metadata(header) == pairs


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(TusHeaderError):
        assert all(key == key.strip() for key in parse_metadata(text))


@given(st.text(max_size=30))
def test_only_plain_decimals_are_numbers(text: str) -> None:
    try:
        assert str(parse_number("X", text)).lstrip("0") == text.lstrip("0")
    except TusHeaderError:
        assert not (text.isascii() and text.isdigit() and len(text) <= 18)


def test_a_key_may_stand_without_a_value() -> None:
    assert parse_metadata("private,filename YQ==") == {"private": "", "filename": "a"}


def test_too_much_metadata_is_refused() -> None:
    with pytest.raises(TusHeaderError):
        parse_metadata("a " + "A" * 10_000)


def test_lengths() -> None:
    assert parse_length("5", None) == 5
    assert parse_length(None, "1") is None


def test_dates_are_as_http_writes_them() -> None:
    at = datetime(2026, 11, 22, 12, 0, 0, 5, tzinfo=UTC)
    assert http_date(at) == "Sun, 22 Nov 2026 12:00:00 GMT"


@given(st.text(max_size=200))
def test_any_text_joins_or_is_refused(text: str) -> None:
    with suppress(TusHeaderError):
        read = parse_concat(text)
        assert read is not None
        assert read.parts or text.strip() == "partial"
