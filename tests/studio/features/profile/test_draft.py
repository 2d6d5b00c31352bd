from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from studio.features.profile.draft import ProfileDraft
from studio.ui.memory import Memory


def _memory(folder: Path) -> Memory:
    return Memory(QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat), "k")


def test_a_change_outlives_the_studio(tmp_path: Path) -> None:
    draft = ProfileDraft(_memory(tmp_path))
    draft.set("bio", "নদী\nও নৌকা")
    draft.set("email_notifications_enabled", value=False)
    again = ProfileDraft(_memory(tmp_path))
    assert again.values == {"bio": "নদী\nও নৌকা", "email_notifications_enabled": False}
    again.drop("bio")
    again.drop("email_notifications_enabled")
    again.drop("never")
    assert ProfileDraft(_memory(tmp_path)).values == {}


@pytest.mark.parametrize("kept", ["{", "[]", '{"bio": {"x": 1}}'])
def test_what_a_hand_has_broken_is_left_out(tmp_path: Path, kept: str) -> None:
    memory = _memory(tmp_path)
    memory.keep_text("profile-draft", kept)
    assert ProfileDraft(memory).values == {}
