import os
import subprocess
import sys
from pathlib import Path

import pytest

from server.features.media import bubble
from server.features.media.bubble import View, bubbled, python
from tests.patience import PATIENCE_SECONDS

CANARY = "canary-77ab"
HIDING = pytest.mark.skipif(not bubble.works(), reason="no namespaces can be made here")
LOOK = """
import os, pathlib, socket, sys
for path in sys.argv[1:]:
    try:
        print(pathlib.Path(path).read_text())
    except OSError as error:
        print(type(error).__name__)
try:
    socket.create_connection(("127.0.0.1", 9), timeout=1)
except OSError as error:
    print("net", type(error).__name__)
print(len([each for each in os.listdir("/proc") if each.isdigit()]), "programs")
"""


def run(view: View, *paths: Path) -> list[str]:
    argv = bubbled([sys.executable, "-I", "-c", LOOK, *map(str, paths)], view)
    done = subprocess.run(
        argv, check=True, capture_output=True, text=True, timeout=PATIENCE_SECONDS
    )
    return done.stdout.splitlines()


@HIDING
def test_it_sees_its_own_file_and_no_other(tmp_path: Path) -> None:
    own, others = tmp_path / "own", tmp_path / "others"
    own.write_text("own")
    others.write_text(CANARY)
    view = View((own, *python()))
    seen = run(view, own, others, Path("/etc/passwd"), Path(f"/proc/{os.getpid()}/environ"))
    assert seen[:4] == ["own", *["FileNotFoundError"] * 3]
    assert CANARY not in "".join(seen)
    assert int(seen[-1].split()[0]) <= 2


@HIDING
def test_it_writes_to_its_own_folder_alone(tmp_path: Path) -> None:
    folder, own = tmp_path / "attempt", tmp_path / "own"
    folder.mkdir()
    own.write_text("own")
    script = (
        "open('made', 'w').write('x')\n"
        "for path in ('own', 'attempt/../new', '/usr/new'):\n"
        f"    try: open('{tmp_path}/' + path, 'w')\n"
        "    except OSError: print('refused')\n"
    )
    argv = bubbled([sys.executable, "-I", "-c", script], View((own, *python()), folder))
    done = subprocess.run(
        argv, check=True, capture_output=True, text=True, timeout=PATIENCE_SECONDS
    )
    assert (folder / "made").read_text() == "x"
    assert done.stdout.split().count("refused") == 3
    assert own.read_text() == "own"
    assert not (tmp_path / "new").exists()


def test_without_bubblewrap_the_program_runs_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bubble, "works", lambda: False)
    assert bubbled(["/bin/true", "x"], View()) == ["/bin/true", "x"]


def test_a_system_that_forbids_it_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bubble, "_program", lambda: "/bin/false")
    assert bubble.works.__wrapped__() is False
    monkeypatch.setattr(bubble, "_program", lambda: "")
    assert bubble.works.__wrapped__() is False
