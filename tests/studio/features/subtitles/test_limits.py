from studio.features.subtitles.limits import Film


def test_frames_are_milliseconds_rounded_up() -> None:
    assert Film().frames(2) == 80
    assert Film(frame_rate=29.97).frames(2) == 67
