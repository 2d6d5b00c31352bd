from server.features.media.subtitles.errors import SubtitlesChangedError, bad_times


def test_a_refusal_names_the_line_and_what_is_expected() -> None:
    error = bad_times(12, "00:01")
    assert error.status == 422
    assert error.message == (
        "Line 12 of the file has times that cannot be read; they should look like 00:01. "
        "Correct it, then send the file again."
    )
    assert SubtitlesChangedError("x").status == 412
