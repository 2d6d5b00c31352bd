"""A creator's Markdown, shown as viewers will see it: no pictures, no HTML, no strange links."""

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from studio.ui.theme import current_theme

SAFE = frozenset({"http", "https", "mailto"})
_FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownDialectCommonMark
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


def is_safe(url: QUrl) -> bool:
    """Whether a link may be opened."""
    return url.scheme().lower() in SAFE


class MarkdownView(QTextBrowser):
    """Shows Markdown and loads nothing: neither from the net nor from this computer."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._open)
        self._text = ""
        current_theme().changed.connect(self._again)

    def show_markdown(self, text: str) -> None:
        """Show a text."""
        self._text = text
        document = self.document()
        document.setDefaultFont(current_theme().font("body"))
        document.setMarkdown(text, _FEATURES)

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:  # noqa: N802 - Qt's
        """Pictures stay away: asking for one would tell somebody who is looking."""
        return None

    def _again(self) -> None:
        self.show_markdown(self._text)

    def _open(self, url: QUrl) -> None:
        if is_safe(url):
            QDesktopServices.openUrl(url)
