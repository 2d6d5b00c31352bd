"""The command, as somebody types it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from server.app.cli import cli
from server.app.commands import sample_data
from server.app.sample import size as sizes
from server.app.sample.people import DEMO, DOMAIN, PASSWORD
from tests.server.app.sample.made import TINY


@pytest.fixture
def data(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "chitra.db").write_bytes(sqlite_template.read_bytes())
    monkeypatch.setitem(sizes.SIZES, "small", TINY)
    return tmp_path


def _run(data: Path, *more: str) -> tuple[int, str]:
    told = CliRunner().invoke(cli, ["sample-data", "--data-dir", str(data), *more])
    return told.exit_code, told.output


def test_it_tells_what_it_wrote_and_who_can_sign_in(data: Path) -> None:
    code, told = _run(data, "--until", "2026-11-22", "--seed", "3")
    assert code == 0, told
    assert "a second)" in told
    assert "MiB at most" in told
    for name in DEMO:
        assert f"{name}@{DOMAIN}" in told
    assert PASSWORD in told
    code, told = _run(data, "--seed", "3")
    assert (code, "there already" in told) == (0, True)
    code, told = _run(data, "--seed", "4")
    assert (code, "another sample" in told) == (1, True)
    code, told = _run(data, "--seed", "4", "--start-over")
    assert (code, "Wrote" in told) == (0, True), told


def test_memory_is_told_in_bytes() -> None:
    assert 50 * sample_data.MIB < sample_data._peak_bytes() < 64 * 1024 * sample_data.MIB


def test_an_unknown_size_is_refused(tmp_path: Path) -> None:
    environment = {name: v for name, v in os.environ.items() if not name.startswith("CHITRA_")}
    command = [sys.executable, "-m", "server.app.cli", "sample-data", "--size", "huge"]
    ran = subprocess.run(
        [*command, "--data-dir", str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "chitra.db").exists()
