"""The versions of a video: number, state, what it is made of, and a way to put it on air."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from server.contract.media import VersionOut
from studio.features.editor.words import version_note, version_state
from studio.ui import formatting
from studio.ui.buttons import LinkButton
from studio.ui.labels import TextLabel, hairline, label
from studio.ui.layouts import clear
from studio.ui.text import plain_tooltip
from studio.ui.translated import TranslatedWidget

_NUMBER = 20


class VersionList(TranslatedWidget):
    """One line a version, newest first."""

    chosen = Signal(int)
    """A version shall be on air."""

    def __init__(self) -> None:
        super().__init__()
        self._versions: list[VersionOut] = []
        self._able = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_versions(self, versions: list[VersionOut], *, able: bool) -> None:
        """Show these; ``able`` is whether another can be put on air now."""
        if (versions, able) != (self._versions, self._able):
            self._versions, self._able = list(versions), able
            self.retranslate()

    def retranslate(self) -> None:
        """Build the lines anew."""
        clear(self._column)
        for version in self._versions:
            self._column.addWidget(hairline())
            self._column.addWidget(self._line(version))

    def _line(self, version: VersionOut) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(10)
        number = label("bodyMedium")
        number.setText(formatting.number(version.number))
        number.setMinimumWidth(_NUMBER)
        row.addWidget(number)
        if version.is_active:
            live = label("captionStrong", "accent")
            live.setProperty("tag", "accent")
            live.setText(self.tr("Live"))
            row.addWidget(live, alignment=Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        note = TextLabel("body", "text.secondary")
        note.set_text(version_note(version))
        source = TextLabel("small", "text.tertiary", elide="middle")
        source.set_text(self._second_line(version))
        words.addWidget(note)
        words.addWidget(source)
        row.addLayout(words, stretch=1)
        state = version_state(version)
        if state:
            told = label("small", "danger" if version.error_message else "tertiary")
            told.setText(state)
            told.setToolTip(plain_tooltip(version.error_message or ""))
            row.addWidget(told)
        if version.playable and not version.is_active:
            button = LinkButton()
            button.say(self.tr("Make live"))
            button.setAccessibleName(
                self.tr("Make version %1 live").replace("%1", formatting.number(version.number))
            )
            button.setEnabled(self._able)
            button.clicked.connect(lambda _on=False, n=version.number: self.chosen.emit(n))
            row.addWidget(button)
        return holder

    def _second_line(self, version: VersionOut) -> str:
        if version.error_message:
            return version.error_message
        if version.width is None or version.height is None:
            return version.source_filename
        size = formatting.digits(f"{version.width} \N{MULTIPLICATION SIGN} {version.height}")
        return f"{size}, {version.source_filename}"
