import pytest

from studio.features.uploads.amounts import length_text, size_text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (45, "45 s"),
        (900, "15 min"),
        (900.01, "15 min 1 s"),
        (1100, "18 min 20 s"),
        (43_200, "12 h"),
        (3_601, "1 h 1 s"),
        (3_599.5, "1 h"),
    ],
)
def test_lengths_read_well_and_never_hide_an_excess(seconds: float, text: str) -> None:
    assert length_text(seconds) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (2_100_000_000, "2.1 GB"),
        (2_000_000_000, "2 GB"),
        (50 * 10**9, "50 GB"),
        (1_420_000_000_000, "1.42 TB"),
    ],
)
def test_sizes_read_well(size: int, text: str) -> None:
    assert size_text(size) == text
