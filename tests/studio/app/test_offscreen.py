import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.app.container import Studio
from studio.app.offscreen import until, with_studio
from tests.paths import REPOSITORY
from tests.patience import PATIENCE_SECONDS
from tests.studio.examples import run

PROGRAM = """
import os
from studio.app.offscreen import run_offscreen

async def work(app):
    print(app.platformName(), os.path.isdir(os.environ["CHITRA_STUDIO_DIR"]))
    print(os.environ["CHITRA_STUDIO_DIR"])
    return 7

raise SystemExit(run_offscreen(work))
"""


def test_a_program_runs_in_memory_and_leaves_nothing_behind(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=tmp_path,
        env={"PYTHONPATH": str(REPOSITORY), "HOME": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert ran.returncode == 7, ran.stderr
    said, home = ran.stdout.splitlines()
    assert said == "offscreen True"
    assert not Path(home).exists()


def test_the_studio_is_ended_also_when_its_use_fails(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHITRA_STUDIO_DIR", str(tmp_path))
    errors: list[Exception] = []
    used: list[Studio] = []

    async def play(studio: Studio) -> None:
        used.append(studio)
        await until(studio.window.isVisible, "the window")
        raise RuntimeError("on purpose")

    async def work() -> None:
        with pytest.raises(RuntimeError, match="on purpose"):
            await with_studio(qapp, play, errors.append)
        assert not used[0].window.isVisible()
        assert used[0].scope.closed
        used[0].window.deleteLater()

    run(qapp, work())
    assert errors == []
