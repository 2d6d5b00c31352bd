"""What is missing is found, and said exactly when it may not be installed."""

import pytest

from installer import system_packages
from installer.system_packages import Need, main, missing

THERE = Need("python3", programs=("no-such-program", "python3"))
NOT_THERE = Need("libnowhere1", library="libnowhere.so.1")


def test_what_is_there_is_not_asked_for() -> None:
    assert missing([THERE, Need("libc6", library="libc.so.6"), Need("x", module="json")]) == []


def test_what_is_not_there_is_named_once() -> None:
    also = Need("libnowhere1", programs=("no-such-program",))
    assert missing([THERE, NOT_THERE, also, Need("m", module="no_such_module")]) == [
        "libnowhere1",
        "m",
    ]


def test_without_rights_the_exact_command_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(system_packages.SETS, "run", (NOT_THERE,))
    monkeypatch.setattr(system_packages, "installer", lambda: None)
    assert main(["run"]) == 1
    assert "sudo apt-get install libnowhere1" in capsys.readouterr().err


def test_an_unknown_set_is_refused() -> None:
    assert main(["everything"]) == 2
