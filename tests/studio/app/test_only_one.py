"""The place of the one studio, with processes that end well and badly."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.app.only_one import OnlyOne
from tests.paths import REPOSITORY
from tests.patience import PATIENCE_SECONDS


@pytest.mark.usefixtures("qapp")
def test_a_second_one_is_refused_until_the_first_has_left(tmp_path: Path) -> None:
    first, second = OnlyOne(tmp_path), OnlyOne(tmp_path)
    assert first.take()
    assert not second.take()
    first.leave()
    assert second.take()
    second.leave()


@pytest.mark.usefixtures("qapp")
def test_another_folder_is_another_place(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    first, other = OnlyOne(tmp_path), OnlyOne(tmp_path / "other")
    assert first.take()
    assert other.take()
    first.leave()
    other.leave()


_CALLS = 6
AGAIN = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from studio.app.only_one import OnlyOne

app = QCoreApplication([])
later = OnlyOne(Path(sys.argv[1]))
print(later.take(), later.call_other())
"""


def test_a_later_start_asks_for_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    first = OnlyOne(tmp_path)
    assert first.take()
    command = [sys.executable, "-c", AGAIN, str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    with (
        qtbot.waitSignal(first.show_wanted),
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as later,
    ):
        qtbot.waitUntil(lambda: later.poll() is not None)
        assert later.stdout is not None
        assert later.stdout.read() == "False True\n"
    first.leave()


@pytest.mark.usefixtures("qapp")
def test_the_real_program_gives_way_and_a_kill_frees_the_place(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(REPOSITORY),
        "QT_QPA_PLATFORM": "offscreen",
        "CHITRA_STUDIO_DIR": str(tmp_path),
    }
    command = [sys.executable, "-m", "studio.app.main"]
    (tmp_path / "data").mkdir()
    mine = OnlyOne(tmp_path / "data")
    first = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        # A busy machine takes longer to start a studio than a person waits for one that runs.
        answered = any(mine.call_other() for _ in range(_CALLS))
        assert answered, "the first one never answered"
        second = subprocess.run(
            command,
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        assert second.returncode == 0, second.stderr
        assert "already" in second.stderr
        assert first.poll() is None
        assert not mine.take()
    finally:
        first.kill()
        first.wait()
    assert mine.take()
    mine.leave()
