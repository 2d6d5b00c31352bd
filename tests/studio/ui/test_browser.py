import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from studio.ui.browser import open_in_browser


def test_the_system_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[QUrl] = []

    def show(url: QUrl) -> bool:
        asked.append(url)
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    assert not open_in_browser("https://accounts.example/a?b=%20c")
    assert asked[0].toEncoded().data() == b"https://accounts.example/a?b=%20c"
