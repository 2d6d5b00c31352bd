import pytest

from studio.features.subtitles.dragging import Drag, Grip, dragged
from tests.studio.features.subtitles.examples import track

CUES = track((1000, 2000, "a"), (3000, 4000, "b"), (5000, 6000, "c"))
B = CUES[1]


@pytest.mark.parametrize(
    ("grip", "moved", "times"),
    [
        (Grip.WHOLE, 300, (3300, 4300)),
        (Grip.WHOLE, -960, (2000, 3000)),
        (Grip.WHOLE, 970, (4000, 5000)),
        (Grip.WHOLE, -9000, (0, 1000)),
        (Grip.START, -950, (2000, 4000)),
        (Grip.START, 5000, (3999, 4000)),
        (Grip.END, 960, (3000, 5000)),
        (Grip.END, 480, (3000, 4500)),
        (Grip.END, -5000, (3000, 3001)),
    ],
)
def test_what_is_held_moves_and_goes_to_what_is_near(
    grip: Grip, moved: int, times: tuple[int, int]
) -> None:
    assert dragged(Drag(B, grip), moved, CUES, [4500], 50) == times


def test_nothing_draws_where_that_is_not_wanted() -> None:
    assert dragged(Drag(B, Grip.WHOLE), 970, CUES, [4500], 0) == (3970, 4970)
