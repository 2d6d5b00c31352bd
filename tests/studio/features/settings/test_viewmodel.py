from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.features.settings.viewmodel import SettingsViewModel
from studio.kit.config import ConfigFile, Language, Theme
from studio.net.bandwidth import Bandwidth


class Applied:
    def __init__(self) -> None:
        self.done: list[object] = []

    def set_theme(self, theme: Theme) -> None:
        self.done.append(theme)

    def set_language(self, language: Language) -> None:
        self.done.append(language)

    def set_text_scale(self, scale: float) -> None:
        self.done.append(scale)

    def set_calm(self, *, calm: bool) -> None:
        self.done.append(("calm", calm))


def test_a_choice_is_kept_and_applied_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    applied = Applied()
    path = tmp_path / "studio.json"
    model = SettingsViewModel(ConfigFile(path), applied, Bandwidth(), text_scale=1.0)
    with qtbot.waitSignals([model.changed] * 3):
        model.choose_theme(Theme.LIGHT)
        model.choose_language(Language.BENGALI)
        model.choose_text_scale(1.3)
    assert applied.done == [Theme.LIGHT, Language.BENGALI, 1.3]
    kept = ConfigFile(path).value
    assert (kept.theme, kept.language) == (Theme.LIGHT, Language.BENGALI)
    model.show_account(name="t", email="t@x", server="s", warning=True)
    assert (model.theme, model.language, model.warning) == (Theme.LIGHT, Language.BENGALI, True)


def test_motion_and_single_keys_are_kept(qtbot: QtBot, tmp_path: Path) -> None:
    applied = Applied()
    path = tmp_path / "studio.json"
    model = SettingsViewModel(ConfigFile(path), applied, Bandwidth(), text_scale=1.0)
    assert (model.reduced_motion, model.single_keys) == (False, True)
    with qtbot.waitSignals([model.changed] * 2):
        model.choose_motion(reduced=True)
        model.choose_single_keys(on=False)
    assert applied.done == [("calm", True)]
    kept = ConfigFile(path).value
    assert (kept.reduced_motion, kept.single_keys) == (True, False)


def test_the_speed_limit_is_kept_and_holds_at_once_and_after_a_restart(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path, bandwidth = tmp_path / "studio.json", Bandwidth()
    model = SettingsViewModel(ConfigFile(path), Applied(), bandwidth, text_scale=1.0)
    assert ConfigFile(path).value.upload_limit is None
    with qtbot.waitSignal(model.changed):
        model.choose_upload_limit(1_000_000)
    assert (bandwidth.bytes_per_second, ConfigFile(path).value.upload_limit) == (1_000_000,) * 2
    later = Bandwidth()
    SettingsViewModel(ConfigFile(path), Applied(), later, text_scale=1.0)
    assert later.bytes_per_second == 1_000_000
