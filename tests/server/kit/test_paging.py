import base64
import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from server.features.videos.models import Video
from server.kit.errors import InvalidError
from server.kit.ids import new_id
from server.kit.paging import INTEGER_MAX, Order, _decode, next_cursor

COLUMNS = (Video.title, Video.view_count, Video.id, Video.published_at)
VALUES = st.one_of(
    st.text(st.characters(exclude_characters="\0", codec="utf-8")),
    st.integers(-INTEGER_MAX, INTEGER_MAX),
    st.uuids(),
    st.datetimes(timezones=st.just(UTC)),
)


@given(VALUES, st.uuids())
def test_a_cursor_leads_back_to_its_row(
    value: str | int | UUID | datetime, identifier: UUID
) -> None:
    cursor = next_cursor([(value, identifier)], 1, lambda row: row)
    assert cursor is not None
    assert _decode(cursor, type(value)) == (value, identifier)


def test_a_page_that_is_not_full_is_the_last() -> None:
    assert next_cursor([1], 2, lambda row: (row, new_id())) is None


def _packed(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps([value, UUID(int=1).hex]).encode()).decode()


MADE_UP = [
    "",
    "nonsense",
    "e30=",
    "WzEsMl0=",
    _packed(10**30),
    _packed(True),
    _packed("zzz"),
    _packed("a\0b"),
    _packed([1]),
    _packed(None),
]


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(InvalidError):
        _decode(_packed("2026-11-22T12:00:00"), datetime)


@pytest.mark.parametrize("cursor", MADE_UP, ids=range(len(MADE_UP)))
def test_a_made_up_cursor_is_refused_or_harmless(cursor: str) -> None:
    refused = 0
    for column in COLUMNS:
        try:
            Order(column, Video.id, descending=True).apply(sa.select(Video), cursor)
        except InvalidError:
            refused += 1
    # "zzz" is a title like any other; nothing else is anything anywhere.
    assert refused == len(COLUMNS) - (cursor == MADE_UP[6])
