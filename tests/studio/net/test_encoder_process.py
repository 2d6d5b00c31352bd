"""The real encoder is shown in ``tests/studio/features/uploads/test_encoding.py``."""

import sys
from pathlib import Path
from threading import Event

import pytest

from studio.kit.errors import EncodingFailed
from studio.net.encoder_process import EncoderProcess, Encoding, EncodingStopped


def program(folder: Path, text: str) -> EncoderProcess:
    """A program in the encoder's place."""
    script = folder / "encoder.py"
    script.write_text(f"import json, sys\n{text}\n")
    return EncoderProcess(folder / "film.mp4", folder / "ladder", [sys.executable, str(script)])


def test_it_is_told_the_file_and_the_folder_and_tells_how_far_it_is(tmp_path: Path) -> None:
    step = '{"event": "step", "percent": 42.0, "seconds_left": 3.5, "sizes": ["240p"]}'
    made = "json.dumps({'event': 'made', 'bundle': sys.argv[-1] + '/b', 'ends': [3, 9]})"
    encoder = program(tmp_path, f"print({step!r})\nprint('noise')\nprint({made})")
    told: list[Encoding] = []
    ladder = encoder.run(told.append, Event())
    assert told == [Encoding(0.42, 3.5, ("240p",))]
    assert (ladder.path, ladder.ends) == (tmp_path / "ladder" / "b", (3, 9))


def test_why_it_did_not_work_is_told(tmp_path: Path) -> None:
    encoder = program(tmp_path, """print('{"event": "refused", "message": "No picture."}')""")
    with pytest.raises(EncodingFailed, match=r"No picture\."):
        encoder.run(lambda _: None, Event())


@pytest.mark.parametrize("text", ["", "print('[]')", 'print(\'{"event": "made"}\')'])
def test_one_that_dies_or_talks_nonsense_has_failed(tmp_path: Path, text: str) -> None:
    with pytest.raises(EncodingFailed, match="before it was done"):
        program(tmp_path, text).run(lambda _: None, Event())


def test_one_that_cannot_be_started_has_failed(tmp_path: Path) -> None:
    encoder = EncoderProcess(tmp_path, tmp_path, [str(tmp_path / "nothing")])
    with pytest.raises(EncodingFailed, match="cannot be started"):
        encoder.run(lambda _: None, Event())


def test_it_is_told_to_stand_still_to_go_on_and_to_end(tmp_path: Path) -> None:
    steps = (
        "for line in sys.stdin:\n"
        "    said = {'percent': 1, 'seconds_left': None, 'sizes': [line.strip()]}\n"
        "    print(json.dumps({'event': 'step', **said}), flush=True)"
    )
    encoder = program(tmp_path, f"print({_STARTED!r}, flush=True)\n{steps}")
    stop, heard = Event(), []

    def answer(encoding: Encoding) -> None:
        heard.append(encoding.sizes[0])
        {"begun": encoder.pause, "pause": encoder.resume, "resume": stop.set}[heard[-1]]()

    with pytest.raises(EncodingStopped):
        encoder.run(answer, stop)
    assert heard == ["begun", "pause", "resume"]
    # Nobody is there any more, which is no reason to fail.
    encoder.pause()


def test_a_pause_that_comes_before_it_has_started_counts(tmp_path: Path) -> None:
    said = "{'event': 'made', 'bundle': sys.stdin.readline(), 'ends': [1]}"
    encoder = program(tmp_path, f"print(json.dumps({said}))")
    encoder.pause()
    assert str(encoder.run(lambda _: None, Event()).path) == "pause\n"


_STARTED = '{"event": "step", "percent": 0, "seconds_left": null, "sizes": ["begun"]}'


def test_it_ends_when_it_is_told_so_before_it_has_begun(tmp_path: Path) -> None:
    encoder, stop = program(tmp_path, "sys.stdin.read()"), Event()
    stop.set()
    with pytest.raises(EncodingStopped):
        encoder.run(lambda _: None, stop)
