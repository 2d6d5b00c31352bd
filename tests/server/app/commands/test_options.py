from pathlib import Path

import pytest
import typer

from server.app.commands.options import fail, given_settings, prepared
from tests.server.app.logging_kept import logging_as_it_was

__all__ = ["logging_as_it_was"]


def test_what_is_not_given_is_taken_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CHITRA_NAME", "Nodi")
    settings = given_settings(data_dir=tmp_path, host=None)
    assert (settings.data_dir, settings.name, settings.host) == (tmp_path, "Nodi", "127.0.0.1")


def test_giving_up_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        fail("The moon is full.")
    assert ended.value.exit_code == 1
    assert capsys.readouterr().err == "The moon is full.\n"


def test_a_server_that_cannot_be_prepared_ends_the_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(typer.Exit):
        prepared(Path("/dev/null/x"))
    assert "/dev/null/x" in capsys.readouterr().err
