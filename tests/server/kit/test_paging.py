from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from server.features.videos.models import Video
from server.kit.errors import InvalidError
from server.kit.ids import new_id
from server.kit.paging import Order, _decode, next_cursor

ORDER = Order(Video.title, Video.id, descending=False)


@given(st.one_of(st.text(), st.integers()), st.uuids())
def test_a_cursor_leads_back_to_its_row(value: str | int, identifier: UUID) -> None:
    cursor = next_cursor([(value, identifier)], 1, lambda row: row)
    assert cursor is not None
    assert _decode(cursor) in ((value, identifier), (identifier, identifier))


def test_a_page_that_is_not_full_is_the_last() -> None:
    assert next_cursor([1], 2, lambda row: (row, new_id())) is None


@pytest.mark.parametrize("cursor", ["", "nonsense", "e30=", "WzEsMl0=", "W3RydWUsICJhIl0="])
def test_a_foreign_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidError):
        ORDER.apply(sa.select(Video), cursor)
