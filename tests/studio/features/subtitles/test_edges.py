from studio.features.subtitles.edges import edge_at
from studio.features.subtitles.limits import Film, Limits
from tests.studio.features.subtitles.examples import track

CUES = track((0, 1000, "a"), (2000, 3000, "b"), (4000, 5000, "c"))
FILM = Film(length=60_000, frame_rate=25.0)


def _edge(key: int, moment: int, *, begin: bool) -> tuple[int, int] | None:
    return edge_at(CUES, key, moment, begin=begin, limits=Limits(), film=FILM)


def test_a_cue_begins_and_ends_where_the_film_stands() -> None:
    assert _edge(2, 2200, begin=True) == (2200, 3000)
    assert _edge(2, 3300, begin=False) == (2000, 3300)


def test_near_a_neighbour_the_least_gap_is_kept() -> None:
    for moment in (930, 1000, 1040, 1079):
        assert _edge(2, moment, begin=True) == (1080, 3000)
    assert _edge(2, 1080, begin=True) == (1080, 3000)
    for moment in (3921, 3990, 4040):
        assert _edge(2, moment, begin=False) == (2000, 3920)
    # Who goes far over a neighbour means it.
    assert _edge(2, 4500, begin=False) == (2000, 4500)


def test_a_cue_that_would_end_before_it_begins_keeps_its_length() -> None:
    assert _edge(2, 3500, begin=True) == (3500, 4500)
    assert _edge(2, 1500, begin=False) == (500, 1500)
    assert _edge(1, 0, begin=False) is None
    assert _edge(9, 0, begin=True) is None
