from pathlib import Path

from PySide6.QtCore import QSettings

from studio.ui.memory import Memory


def _settings(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def test_each_account_has_its_own_and_it_outlives_the_program(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    mine, theirs = Memory(settings, "https://a.example/1"), Memory(settings, "https://a.example/2")
    mine.keep_text("content/query", "নদী, ও নৌকা")
    mine.keep_numbers("content/columns", {"STATUS": 200})
    assert theirs.text("content/query") == ""
    assert theirs.numbers("content/columns") == {}
    settings.sync()
    again = Memory(_settings(tmp_path), "https://a.example/1")
    assert again.text("content/query") == "নদী, ও নৌকা"
    assert again.numbers("content/columns") == {"STATUS": 200}


def test_what_a_hand_has_broken_counts_as_nothing(tmp_path: Path) -> None:
    memory = Memory(_settings(tmp_path), "k")
    for broken in ("{", "[1]", '{"STATUS": "wide"}', '{"STATUS": true}'):
        memory.keep_text("content/columns", broken)
        assert memory.numbers("content/columns") == {}
