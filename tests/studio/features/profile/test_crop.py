import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.features.profile.crop import Crop


def test_it_begins_with_the_largest_square_in_the_middle() -> None:
    assert Crop.middle_of(900, 600).square == (150, 0, 600)
    assert Crop.middle_of(600, 900).square == (0, 150, 600)


def test_it_stops_at_the_edges_and_keeps_its_middle_when_it_comes_nearer() -> None:
    crop = Crop.middle_of(900, 600).moved(-1000, 50)
    assert crop.square == (0, 0, 600)
    near = Crop.middle_of(900, 600).zoomed(2)
    assert near.square == (300, 150, 300)
    assert near.moved(10, -20).square == (310, 130, 300)
    assert near.zoomed(0.1).square == (150, 0, 600)
    assert near.zoomed(1000).zoom == 8


@pytest.mark.parametrize("side", [1, 31, 33])
def test_a_tiny_picture_is_taken_as_it_is(side: int) -> None:
    assert Crop.middle_of(side, side).zoomed(8).square[2] in {side, side - 1}


@given(
    st.integers(1, 5000),
    st.integers(1, 5000),
    st.floats(0.1, 20),
    st.floats(-6000, 6000),
    st.floats(-6000, 6000),
)
def test_the_square_is_always_within(
    width: int, height: int, zoom: float, across: float, down: float
) -> None:
    crop = Crop.middle_of(width, height).zoomed(zoom).moved(across, down)
    left, top, side = crop.square
    assert side >= 1
    assert 0 <= left <= width - side
    assert 0 <= top <= height - side
