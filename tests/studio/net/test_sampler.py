import json
import sys
from pathlib import Path
from threading import Event, Timer

import pytest

from studio.kit.errors import EncodingFailed
from studio.net import sampler
from studio.net.encoder_process import EncodingStopped
from studio.net.sampler import Sampler

MADE = {
    "event": "made",
    "size": "240p",
    "width": 426,
    "height": 240,
    "vmaf": 88.5,
    "kbps": 300.0,
    "film_bytes": 1000,
    "sizes": ["240p", "360p"],
    "duration": 12.0,
}


def maker(folder: Path, text: str) -> Sampler:
    """A program in the encoder's place; it counts how often it ran."""
    script = folder / "encoder.py"
    count = f"open({str(folder / 'runs')!r}, 'a').write('x')"
    script.write_text(f"import json, sys\n{count}\n{text}\n")
    return Sampler(folder / "kept", [sys.executable, str(script)])


def runs(folder: Path) -> int:
    return len((folder / "runs").read_text())


def test_a_sample_is_made_once_for_a_content_a_size_and_a_moment(tmp_path: Path) -> None:
    picture = "open(sys.argv[sys.argv.index('--to') + 1] + '/encoded.png', 'w').write('p')"
    made = maker(tmp_path, f"{picture}\nprint({json.dumps(MADE)!r})")
    film = tmp_path / "film.mp4"
    first, folder = made.make(film, "c", "240p", 3.04, Event())
    assert (first.vmaf, first.sizes) == (88.5, ("240p", "360p"))
    assert (folder / "encoded.png").read_text() == "p"
    # The same film elsewhere.
    assert made.make(tmp_path / "copy.mp4", "c", "240p", 3.0, Event()) == (first, folder)
    assert runs(tmp_path) == 1
    for other in (("d", "240p", 3.0), ("c", "360p", 3.0), ("c", "240p", 4.0)):
        made.make(film, *other, Event())
    assert runs(tmp_path) == 4


def test_only_so_many_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampler, "_KEPT", 2)
    made = maker(tmp_path, f"print({json.dumps(MADE)!r})")
    for at in range(4):
        made.make(tmp_path / "film.mp4", "c", "240p", float(at), Event())
    assert len(list((tmp_path / "kept").iterdir())) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("""print('{"event": "refused", "message": "No picture."}')""", "No picture"),
        ("", "before it was done"),
        ("print('[]')", "before it was done"),
        ("""print('{"event": "made"}')""", "before it was done"),
    ],
)
def test_what_went_wrong_is_told_and_leaves_nothing(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(EncodingFailed, match=told):
        maker(tmp_path, text).make(tmp_path / "film.mp4", "c", "240p", 0, Event())
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_disk_that_takes_no_sample_is_told(tmp_path: Path) -> None:
    made = maker(tmp_path, f"print({json.dumps(MADE)!r})")
    (tmp_path / "kept").write_text("in the way")
    with pytest.raises(EncodingFailed, match="cannot be kept"):
        made.make(tmp_path / "film.mp4", "c", "240p", 0, Event())


def test_it_can_be_given_up(tmp_path: Path) -> None:
    stop = Event()
    Timer(0.2, stop.set).start()
    with pytest.raises(EncodingStopped):
        maker(tmp_path, "sys.stdin.read()").make(tmp_path / "film.mp4", "c", "240p", 0, stop)
