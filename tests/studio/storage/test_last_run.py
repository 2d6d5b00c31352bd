import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from studio.storage.last_run import LastRun, without_secrets

_PROGRAM = """
import sys, faulthandler
from pathlib import Path
from studio.storage.last_run import LastRun
run = LastRun(Path(sys.argv[1]), "1.2.3")
run.begin()
if sys.argv[2] == "well":
    run.end()
elif sys.argv[2] == "crash":
    faulthandler._sigsegv()
else:
    import os, signal
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def _leave_pytest_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What crashes here are programs of their own."""
    monkeypatch.setattr("faulthandler.enable", lambda _file: None)
    monkeypatch.setattr("faulthandler.disable", lambda: None)


def _run(folder: Path, how: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(folder), how], capture_output=True, check=False
    )
    return done.returncode


def test_nothing_is_said_of_a_run_that_ended_well(tmp_path: Path) -> None:
    assert _run(tmp_path, "well") == 0
    run = LastRun(tmp_path, "1.2.3")
    assert run.begin() is None
    run.end()


def test_a_crash_leaves_a_report_with_the_stacks(tmp_path: Path) -> None:
    (tmp_path / "studio.log").write_text("2026-11-30 09:14:02,118 INFO opened film.mp4\n")
    assert _run(tmp_path, "crash") == -signal.SIGSEGV
    run = LastRun(tmp_path, "1.2.4")
    report = run.begin()
    run.end()
    assert report is not None
    assert "Version: 1.2.3" in report.text
    assert "Fatal Python error: Segmentation fault" in report.text
    assert "opened film.mp4" in report.text
    assert report.path.read_text() == report.text
    run = LastRun(tmp_path, "1.2.4")
    assert run.begin() is None
    run.end()


def test_a_kill_leaves_a_report_that_says_so(tmp_path: Path) -> None:
    assert _run(tmp_path, "kill") == -signal.SIGKILL
    run = LastRun(tmp_path, "1")
    report = run.begin()
    run.end()
    assert report is not None
    assert "ended from outside" in report.text


def test_a_broken_record_is_a_report_as_well(tmp_path: Path) -> None:
    (tmp_path / "running.json").write_bytes(b"\0\0\0")
    run = LastRun(tmp_path, "1")
    report = run.begin()
    run.end()
    assert report is not None
    assert "Version: unknown" in report.text


def test_the_oldest_reports_go(tmp_path: Path) -> None:
    at = datetime(2026, 11, 30, tzinfo=UTC)
    for day in range(13):
        (tmp_path / "running.json").write_text("{}")
        run = LastRun(tmp_path, "1", now=lambda day=day: at + timedelta(days=day))  # type: ignore[misc]
        run.begin()
        run.end()
    kept = sorted(path.name for path in (tmp_path / "reports").iterdir())
    assert len(kept) == 10
    assert kept[-1] == "report-20261212-000000.txt"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("mail to tahmina@nodi.example failed", "mail to (an address) failed"),
        ("Authorization: Bearer abc.def-ghi", "Authorization: Bearer (hidden)"),
        ("token=9f8e7d6c5b4a next", "token=(hidden) next"),
        ("'password': 'correct horse'", "'password': (hidden)"),
        ("the token expired", "the token expired"),
        (f"{Path.home()}/films/a.mp4", "~/films/a.mp4"),
    ],
)
def test_secrets_and_people_are_taken_out(text: str, left: str) -> None:
    assert without_secrets(text) == left
