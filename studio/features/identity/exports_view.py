"""The card of copies of everything about the account."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from server.contract.account import ExportOut, ExportState
from studio.features.identity.exports import ExportsViewModel
from studio.ui import formatting
from studio.ui.buttons import Button, GhostButton
from studio.ui.cards import card, line, row
from studio.ui.labels import IconLabel, hairline, label
from studio.ui.layouts import clear
from studio.ui.note_box import NoteBox
from studio.ui.translated import TranslatedWidget

_ICONS = {
    ExportState.WAITING: ("loader-circle", "accent.base"),
    ExportState.READY: ("circle-check", "success.base"),
    ExportState.FAILED: ("circle-alert", "danger.base"),
    ExportState.EXPIRED: ("circle-dashed", "text.tertiary"),
}
_FILE = "chitra-%1.zip"
_STEPS = 1000


class ExportsView(TranslatedWidget):
    """Shows an :class:`ExportsViewModel`."""

    def __init__(self, model: ExportsViewModel) -> None:
        super().__init__()
        self._model = model
        self._title = label("section")
        self._name = label("bodyMedium")
        self._note = label("small", "tertiary", wrap=True)
        self._ask = Button("archive")
        self._problem = NoteBox("danger")
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._list = QWidget()
        self._list.setLayout(self._rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        first = line(self._name, self._note, self._ask)
        whole = QWidget()
        inner = QVBoxLayout(whole)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        for part in (first, self._problem, self._list):
            inner.addWidget(part)
        column.addWidget(card(self._title, [whole]))
        self._bars: dict[object, QProgressBar] = {}
        model.changed.connect(self._refresh)
        self._ask.clicked.connect(model.ask)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(self.tr("Your data"))
        self._name.setText(self.tr("Download everything about you"))
        self._note.setText(
            self.tr(
                "One file with your account, profile, comments and history. Making it can take "
                "a while; it is here when it is ready."
            )
        )
        self._ask.say(self.tr("Ask for a copy"))
        self._shown: object = None
        self._refresh()

    def _refresh(self) -> None:
        model = self._model
        self.setVisible(not model.unknown)
        self._problem.show_text(model.refusal)
        self._ask.setEnabled(model.loaded and not model.waiting)
        fetching = model.fetching
        state = (tuple(model.exports), None if fetching is None else fetching.export)
        if state != self._shown:
            # Built anew only when rows change, so that a button keeps the keyboard meanwhile.
            self._shown = state
            self._build_rows()
        if fetching is not None and fetching.total and fetching.export in self._bars:
            bar = self._bars[fetching.export]
            bar.setValue(round(_STEPS * fetching.done / fetching.total))

    def _build_rows(self) -> None:
        self._bars.clear()
        clear(self._rows)
        for export in self._model.exports:
            self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(export))
        self._list.setVisible(bool(self._model.exports))

    def _row(self, export: ExportOut) -> QWidget:
        name, note = label("bodyMedium"), label("small", "tertiary")
        asked = formatting.date_long(export.created_at)
        name.setText(self.tr("Asked for on %1").replace("%1", asked))
        note.setText(self._state_words(export))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(name)
        lines.addWidget(note)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(IconLabel(*_ICONS[export.state]))
        across.addLayout(lines, stretch=1)
        words = QVBoxLayout()
        words.addLayout(across)
        return row(words, self._control(export))

    def _control(self, export: ExportOut) -> QWidget | None:
        fetching = self._model.fetching
        if fetching is not None and fetching.export == export.id:
            return self._progress(export)
        if export.state is not ExportState.READY:
            return None
        button = Button("download")
        button.say(self.tr("Download…"))
        button.setEnabled(fetching is None)
        button.clicked.connect(lambda: self._ask_where(export))
        return button

    def _progress(self, export: ExportOut) -> QWidget:
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setFixedWidth(120)
        bar.setRange(0, _STEPS if export.size_bytes else 0)
        bar.setAccessibleName(self.tr("Downloading"))
        self._bars[export.id] = bar
        stop = GhostButton()
        stop.say(self.tr("Cancel"))
        stop.clicked.connect(self._model.stop_fetching)
        across.addWidget(bar)
        across.addWidget(stop)
        return holder

    def _state_words(self, export: ExportOut) -> str:
        if export.state is ExportState.READY:
            size = "" if export.size_bytes is None else formatting.size(export.size_bytes)
            until = export.expires_at
            kept = self.tr("Ready, %1") if until is None else self.tr("Ready, %1, until %2")
            day = "" if until is None else formatting.date_long(until)
            return kept.replace("%1", size).replace("%2", day)
        return {
            ExportState.WAITING: self.tr("Being made"),
            ExportState.FAILED: self.tr("Could not be made. Ask again."),
            ExportState.EXPIRED: self.tr("Removed. Ask for a new one."),
        }[export.state]

    def _ask_where(self, export: ExportOut) -> None:
        dialog = QFileDialog(self, self.tr("Where to keep your data"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.selectFile(_FILE.replace("%1", f"{export.created_at:%Y-%m-%d}"))
        dialog.fileSelected.connect(lambda path: self._model.fetch(export, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
