from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from server.kit.ids import SHORT_LENGTH, from_short, new_id, short


def test_later_ids_sort_behind_earlier_ones() -> None:
    made = [new_id() for _ in range(1000)]
    assert made == sorted(made)
    assert {identifier.version for identifier in made} == {7}


@given(st.uuids())
def test_the_short_form_leads_back(identifier: UUID) -> None:
    text = short(identifier)
    assert len(text) == SHORT_LENGTH
    assert from_short(text) == identifier


@given(st.text(max_size=30))
def test_other_text_is_no_id(text: str) -> None:
    found = from_short(text)
    assert found is None or short(found) == text
