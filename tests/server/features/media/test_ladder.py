from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.contract.media import Resolution
from server.features.media.ladder import KBPS, Rung, capped_fps, plan
from tests.server.features.media.test_source import INFO

sides = st.integers(min_value=16, max_value=8192)
rates = st.fractions(min_value=1, max_value=240, max_denominator=1001)


def ladder(width: int, height: int, fps: Fraction = Fraction(30)) -> tuple[Rung, ...]:
    return plan(
        INFO.model_copy(
            update={
                "width": width,
                "height": height,
                "fps_num": fps.numerator,
                "fps_den": fps.denominator,
            }
        )
    )


def sizes(width: int, height: int) -> list[tuple[str, int, int]]:
    return [(rung.name, rung.width, rung.height) for rung in ladder(width, height)]


def test_a_wide_screen_source_gets_the_usual_sizes() -> None:
    assert sizes(2560, 1440) == [
        ("240p", 426, 240),
        ("360p", 640, 360),
        ("480p", 854, 480),
        ("720p", 1280, 720),
        ("1080p", 1920, 1080),
        ("1440p", 2560, 1440),
    ]


def test_a_portrait_source_stays_upright() -> None:
    assert sizes(1080, 1920)[-1] == ("1080p", 1080, 1920)
    assert sizes(1080, 1920)[0] == ("240p", 240, 426)


def test_a_source_between_rungs_is_not_enlarged() -> None:
    assert [name for name, _, _ in sizes(1278, 719)] == ["240p", "360p", "480p"]


def test_a_tiny_source_gets_one_rung_of_its_own_size() -> None:
    assert sizes(161, 121) == [("240p", 160, 120)]


def test_a_larger_picture_than_the_ladder_ends_at_its_top() -> None:
    assert sizes(3840, 2160)[-1] == ("1440p", 2560, 1440)


def test_caps_are_those_published_and_grow_with_the_frame_rate() -> None:
    assert [rung.max_kbps for rung in ladder(2560, 1440)][-1] == KBPS[Resolution.P1440]
    assert ladder(1920, 1080, Fraction(60))[-1].max_kbps == 8100
    assert ladder(1920, 1080, Fraction(30))[-1].max_kbps == 5400


@pytest.mark.parametrize(
    ("given_fps", "kept"),
    [("24000/1001", "24000/1001"), ("60", "60"), ("120", "60"), ("100", "50"), ("144", "48")],
)
def test_the_frame_rate_is_kept_or_divided(given_fps: str, kept: str) -> None:
    assert capped_fps(Fraction(given_fps)) == Fraction(kept)


@given(width=sides, height=sides, fps=rates)
def test_every_plan_is_sound(width: int, height: int, fps: Fraction) -> None:
    rungs = ladder(width, height, fps)
    assert rungs
    assert len({rung.resolution for rung in rungs}) == len(rungs)
    for rung in rungs:
        assert rung.width % 2 == rung.height % 2 == 0
        assert 2 <= rung.width <= width
        assert 2 <= rung.height <= height
        assert rung.fps <= 60
        assert (fps / rung.fps).denominator == 1
        assert rung.max_kbps > 0
        assert min(rung.width, rung.height) <= rung.resolution.short_side
    assert [rung.work for rung in rungs] == sorted({rung.work for rung in rungs})
    assert [rung.max_kbps for rung in rungs] == sorted(rung.max_kbps for rung in rungs)


@given(width=sides, height=sides)
def test_the_shape_is_kept_to_within_a_pixel_pair(width: int, height: int) -> None:
    for rung in ladder(width, height):
        scale = min(rung.width / width, rung.height / height)
        assert abs(rung.width - width * scale) <= 2 * max(1.0, width / height)
        assert abs(rung.height - height * scale) <= 2 * max(1.0, height / width)
