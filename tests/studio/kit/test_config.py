from pathlib import Path

import pytest
from pydantic import ValidationError

from studio.kit.config import THIS_COMPUTER, Config, ConfigFile, Language, Theme


def test_nothing_chosen_yet(tmp_path: Path) -> None:
    assert ConfigFile(tmp_path / "config.json").value == Config()
    assert Config().server == THIS_COMPUTER


def test_choices_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    ConfigFile(path).change(theme=Theme.LIGHT, language="bn")
    kept = ConfigFile(path).value
    assert (kept.theme, kept.language) == (Theme.LIGHT, Language.BENGALI)


def test_what_does_not_fit_changes_nothing(tmp_path: Path) -> None:
    file = ConfigFile(tmp_path / "config.json")
    with pytest.raises(ValidationError):
        file.change(parallel_uploads=0)
    assert file.value == Config()


def test_a_broken_file_is_put_aside_and_a_newer_one_is_read(tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    path.write_text("{ no json")
    assert ConfigFile(path).value == Config()
    assert (tmp_path / "config.broken.json").read_text() == "{ no json"
    path.write_text('{"theme": "dark", "of_tomorrow": 1}')
    assert ConfigFile(path).value.theme is Theme.DARK
