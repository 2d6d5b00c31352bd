import pytest

from studio.features.uploads.speed import SpeedMeter


def test_nothing_is_claimed_before_it_is_measured() -> None:
    meter = SpeedMeter()
    meter.feed(0, 0.0)
    meter.feed(1000, 0.5)
    assert meter.bytes_per_second is None
    assert meter.seconds_left(100) is None
    meter.feed(1000, 0.5)


def test_a_steady_speed_is_found_whatever_the_rhythm() -> None:
    for step in (0.05, 0.25, 1.0):
        meter = SpeedMeter()
        for turn in range(200):
            meter.feed(int(turn * step * 1000), turn * step)
        assert meter.bytes_per_second == pytest.approx(1000, rel=0.03)
        assert meter.seconds_left(5000) == pytest.approx(5, rel=0.03)


def test_a_change_shows_by_two_thirds_after_three_seconds() -> None:
    meter = SpeedMeter()
    for turn in range(40):
        meter.feed(turn * 250, turn * 0.25)
    for turn in range(1, 13):
        meter.feed(39 * 250 + turn * 500, (39 + turn) * 0.25)
    assert meter.bytes_per_second == pytest.approx(1632, rel=0.02)


def test_going_back_measures_anew_and_standing_still_has_no_end() -> None:
    meter = SpeedMeter()
    meter.feed(1000, 0.0)
    meter.feed(500, 1.0)
    assert meter.seconds_left(1) is None
    meter.feed(500, 3.0)
    assert meter.bytes_per_second == 0
    assert meter.seconds_left(100) is None
