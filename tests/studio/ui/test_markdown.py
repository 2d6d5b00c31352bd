import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from pytestqt.qtbot import QtBot

from studio.ui.markdown import MarkdownView, is_safe


def test_marks_are_shown_and_html_is_text(qtbot: QtBot) -> None:
    view = MarkdownView()
    qtbot.addWidget(view)
    view.show_markdown("**Bold** <script>alert(1)</script>\n\n- one")
    assert "**" not in view.toPlainText()
    assert "<script>" in view.toPlainText()
    assert "font-weight" in view.toHtml()


def test_nothing_is_loaded_from_anywhere(qtbot: QtBot) -> None:
    view = MarkdownView()
    qtbot.addWidget(view)
    view.show_markdown("![a](http://127.0.0.1:9/x.png) ![b](file:///etc/hostname)")
    view.show()
    kind = QTextDocument.ResourceType.ImageResource.value
    for address in ("http://127.0.0.1:9/x.png", "file:///etc/hostname", ":/qt.png"):
        assert view.loadResource(kind, QUrl(address)) is None


def test_only_links_of_the_web_and_of_mail_open(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = MarkdownView()
    qtbot.addWidget(view)
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    links = ("https://a.example/", "HTTP://b.example/", "mailto:a@b.example")
    for link in (*links, "file:///etc/passwd", "javascript:alert(1)", "smb://x/y", "relative"):
        view.anchorClicked.emit(QUrl(link))
    assert len(opened) == len(links)
    assert not is_safe(QUrl("data:text/html,x"))
