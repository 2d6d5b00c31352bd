from pathlib import Path

import pytest
from typer.testing import CliRunner

from server.app.cli import cli
from tests.server.app.logging_kept import logging_as_it_was

__all__ = ["logging_as_it_was"]
RUN = CliRunner()


PASSWORD = "correct horse battery"


def _admin(folder: Path, password: str = PASSWORD) -> tuple[int, str]:
    who = ["--email", "a@b.example", "--username", "admin", "--password", password]
    ran = RUN.invoke(cli, ["create-admin", *who, "--data-dir", str(folder)])
    return ran.exit_code, ran.stdout or ran.stderr


def test_an_administrator_is_made_on_a_fresh_machine(tmp_path: Path) -> None:
    assert _admin(tmp_path) == (0, "admin is an administrator now.\n")
    code, told = _admin(tmp_path)
    assert code == 1
    assert "already" in told


def test_a_short_password_is_refused_and_not_repeated(tmp_path: Path) -> None:
    code, told = _admin(tmp_path, "short")
    assert code == 1
    assert "password" in told
    assert "short" not in told.replace("too_short", "")


def test_migrating_says_so(tmp_path: Path) -> None:
    ran = RUN.invoke(cli, ["migrate", "--data-dir", str(tmp_path)])
    assert (ran.exit_code, ran.stdout) == (0, "The database is current.\n")


def test_the_doctor_fails_where_something_is_wrong(tmp_path: Path) -> None:
    ran = RUN.invoke(cli, ["doctor", "--data-dir", str(tmp_path)])
    assert ran.exit_code == 1
    assert "BAD  schema" in ran.output


def test_an_unknown_queue_is_refused(tmp_path: Path) -> None:
    ran = RUN.invoke(cli, ["worker", "--queues", "x", "--data-dir", str(tmp_path)])
    assert ran.exit_code == 1
    assert "encode-cpu" in ran.output


def test_a_bad_setting_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHITRA_UPLOAD_RESERVE_BYTES", "-1")
    ran = RUN.invoke(cli, ["migrate", "--data-dir", str(tmp_path)])
    assert ran.exit_code == 1
    assert "CHITRA_UPLOAD_RESERVE_BYTES" in ran.output


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("LOG_LEVEL", "LOUD", "CHITRA_LOG_LEVEL"),
        ("DATABASE_URL", "mysql://x/y", "of the kind mysql cannot be used"),
        ("DATABASE_URL", "postgresql://127.0.0.1:1/none", "The database cannot be used"),
        ("STORAGE_URL", "gopher://x", "gopher"),
        ("DATA_DIR", "/dev/null/x", "/dev/null/x"),
    ],
)
def test_a_mistake_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv("CHITRA_DATA_DIR", str(tmp_path))
    monkeypatch.setenv(f"CHITRA_{name}", value)
    ran = RUN.invoke(cli, ["migrate"])
    assert ran.exit_code == 1
    assert isinstance(ran.exception, SystemExit)
    [line] = [line for line in ran.stderr.splitlines() if "[info" not in line]
    assert words in line


def test_half_a_provider_is_refused_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHITRA_GOOGLE_CLIENT_ID", "chitra")
    ran = RUN.invoke(cli, ["migrate", "--data-dir", str(tmp_path)])
    assert ran.exit_code == 1
    told = "CHITRA_GOOGLE_CLIENT_ID is set, so CHITRA_GOOGLE_CLIENT_SECRET is needed as well."
    assert told in ran.stderr
    assert not (tmp_path / "chitra.db").exists()


def test_the_doctor_names_settings_that_do_not_go_together(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CHITRA_SMTP_URL", "smtp://127.0.0.1:2525?tls=none")
    ran = RUN.invoke(cli, ["doctor", "--data-dir", str(tmp_path)])
    assert ran.exit_code == 1
    assert ran.output.startswith("BAD  settings")
    assert "Traceback" not in ran.output
