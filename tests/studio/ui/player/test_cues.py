from studio.ui.player.cues import TimedText, read_webvtt, words_at


def test_a_file_is_read_and_what_has_no_times_is_passed_over() -> None:
    text = (
        "\ufeffWEBVTT\r\n\r\nNOTE x\r\n\r\n1\r\n"
        "00:01.000 --> 01:00:02.500 line:0\r\nA &lt; b\r\nc\n"
        "\n00:03.000 --> 00:04.000\n<i>d</i>\n"
    )
    assert read_webvtt(text) == [
        TimedText(1000, 3_602_500, "A < b\nc", "line:0"),
        TimedText(3000, 4000, "<i>d</i>"),
    ]


def test_a_time_that_no_film_has_is_none() -> None:
    assert read_webvtt(f"WEBVTT\n\n{'9' * 5000}:00:01.000 --> 01:00:02.500\nA\n") == []


def test_words_of_a_moment_are_found_where_cues_overlap() -> None:
    cues = [TimedText(n * 1000, n * 1000 + 900, str(n)) for n in range(1000)]
    find = words_at([*cues, TimedText(5000, 900_000, "long")])
    assert find(2500) == ["2"]
    assert find(2950) == []
    assert find(700_100) == ["long", "700"]
    assert find(900_000) == ["900"]
    assert find(10_000_000) == []
    assert words_at([])(0) == []
