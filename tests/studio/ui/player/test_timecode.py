import pytest

from studio.ui.player.timecode import frame_number, read_timecode, timecode

RATES = (23.976, 24.0, 25.0, 29.97, 30.0, 50.0, 59.94, 60.0)


@pytest.mark.parametrize("rate", RATES)
def test_every_frame_has_a_timecode_of_its_own(rate: float) -> None:
    codes = [timecode(n / rate, rate) for n in range(round(rate * 130))]
    assert len(set(codes)) == len(codes)
    assert codes == sorted(codes)
    # As containers round to milliseconds.
    assert codes == [timecode(round(n / rate, 3), rate) for n in range(len(codes))]
    assert [read_timecode(code, rate) for code in codes] == pytest.approx(
        [n / rate for n in range(len(codes))]
    )
    assert [frame_number(n / rate, rate) for n in range(5000)] == list(range(5000))


def test_it_reads_like_a_clock() -> None:
    assert timecode(747.56, 25) == "12:27.14"
    assert timecode(747.56, 25, hours=True, mark=":") == "00:12:27:14"
    assert timecode(3600, 25) == "01:00:00.00"
    assert timecode(-1, 25) == "00:00.00"
    assert timecode(1.99, 25) == "00:01.24"


def test_what_is_typed_is_read_in_any_digits() -> None:
    assert read_timecode("00:12:27:14", 25) == 747.56
    assert read_timecode(" ১২:২৭.১৪ ", 25) == 747.56
    assert read_timecode("27", 25) == 27
    for bad in ("", "a", "1:2:3:4:5", "00:01.25", "1:-2"):
        assert read_timecode(bad, 25) is None
