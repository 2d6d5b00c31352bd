"""The top of the subtitle editor: whose subtitles, which language, and what is done with all."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from server.contract.subtitles import SubtitleOut
from studio.features.subtitles.exchange import FileFormat
from studio.features.subtitles.keeping import SaveState
from studio.ui.buttons import Button, GhostButton, PrimaryButton
from studio.ui.choice import Choice
from studio.ui.labels import TextLabel, label
from studio.ui.languages import language_name
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget

NAMES = {
    FileFormat.SRT: "SubRip (.srt)",
    FileFormat.WEBVTT: "WebVTT (.vtt)",
    FileFormat.ASS: "Advanced SubStation (.ass)",
    FileFormat.SSA: "SubStation (.ssa)",
    FileFormat.TTML: "TTML (.ttml)",
    FileFormat.MICRODVD: "MicroDVD (.sub)",
    FileFormat.MPL2: "MPL2 (.mpl)",
    FileFormat.TMP: "TMPlayer (.txt)",
    FileFormat.JSON: "JSON (.json)",
}
"""Names of formats, which are the same in every language."""


class Header(TranslatedWidget):
    """Shows what is edited; everything that is asked for goes out as signals."""

    back_wanted = Signal()
    language_chosen = Signal(str)
    beside_chosen = Signal(str)
    add_wanted = Signal()
    find_wanted = Signal()
    times_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal(object)
    save_wanted = Signal()
    publish_wanted = Signal()
    unpublish_wanted = Signal()
    captions_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, stack: QUndoStack) -> None:
        super().__init__()
        self._published = False
        self._back = GhostButton("arrow-left")
        self._title = TextLabel("section")
        self._note = label("small", "tertiary")
        self._language, self._beside = Choice(), Choice()
        self._add = GhostButton("plus")
        self._undo, self._redo = GhostButton("undo-2"), GhostButton("redo-2")
        self._find = GhostButton("search")
        self._more = GhostButton("ellipsis")
        self._save = Button()
        self._publish = PrimaryButton()
        self._undo.clicked.connect(stack.undo)
        self._redo.clicked.connect(stack.redo)
        stack.canUndoChanged.connect(self._undo.setEnabled)
        stack.canRedoChanged.connect(self._redo.setEnabled)
        self._undo.setEnabled(False)
        self._redo.setEnabled(False)
        self._connect()
        self._lay_out()
        self.retranslate()

    def show_video(self, title: str, note: str) -> None:
        """Whose subtitles, and how many."""
        self._title.set_text(title)
        self._note.setText(note)

    def show_tracks(
        self, tracks: list[SubtitleOut], codes: list[str], language: str, beside: str
    ) -> None:
        """The languages there are, on the server or here, and which of them are shown."""
        _fill(self._language, [(code, language_name(code)) for code in codes], language)
        there = {track.language_code for track in tracks} - {language}
        others = [(code, language_name(code)) for code in sorted(there)]
        _fill(self._beside, [("", self.tr("Nothing beside")), *others], beside)
        self._language.setVisible(bool(codes))
        self._beside.setVisible(bool(others))
        here = next((track for track in tracks if track.language_code == language), None)
        self._published = here is not None and here.is_published
        for button in (self._find, self._more, self._save, self._publish):
            button.setEnabled(bool(language))
        self._publish.setVisible(bool(language))
        self._save.setVisible(bool(language))
        self._say_publish()

    def show_save_state(self, state: SaveState) -> None:
        """Whether there is something to send."""
        waits = state in {SaveState.TYPED, SaveState.KEPT, SaveState.NOT_KEPT}
        self._save.setEnabled(waits)
        self._publish.setEnabled(waits or not self._published)
        self._say_publish()

    def retranslate(self) -> None:
        """All words."""
        self._back.say("", self.tr("Back to the videos"))
        self._language.setAccessibleName(self.tr("Language"))
        self._beside.setAccessibleName(self.tr("Language beside"))
        self._add.say("", self.tr("Add a language"))
        self._undo.say("", self.tr("Undo"))
        self._redo.say("", self.tr("Redo"))
        self._find.say("", self.tr("Find and replace"))
        self._more.say("", self.tr("More"))
        self._save.say(self.tr("Save"), self.tr("Send to the server without publishing"))
        self._say_publish()
        self._build_menu()

    def _say_publish(self) -> None:
        self._publish.say(self.tr("Publish changes") if self._published else self.tr("Publish"))

    def _build_menu(self) -> None:
        menu = QMenu(self._more)
        menu.addAction(self.tr("Import a file…")).triggered.connect(self.import_wanted)
        export = menu.addMenu(self.tr("Export"))
        for kind, name in NAMES.items():
            export.addAction(name).triggered.connect(
                lambda _on=False, k=kind: self.export_wanted.emit(k)
            )
        menu.addSeparator()
        menu.addAction(self.tr("Change times…")).triggered.connect(self.times_wanted)
        menu.addAction(self.tr("Automatic captions")).triggered.connect(self.captions_wanted)
        menu.addSeparator()
        menu.addAction(self.tr("Unpublish")).triggered.connect(self.unpublish_wanted)
        menu.addAction(self.tr("Delete these subtitles")).triggered.connect(self.delete_wanted)
        old = self._more.menu()
        self._more.setMenu(menu)
        if old is not None:
            old.deleteLater()

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_wanted)
        self._add.clicked.connect(self.add_wanted)
        self._find.clicked.connect(self.find_wanted)
        self._save.clicked.connect(self.save_wanted)
        self._publish.clicked.connect(self.publish_wanted)
        self._language.activated.connect(
            lambda _row: self.language_chosen.emit(self._language.currentData())
        )
        self._beside.activated.connect(
            lambda _row: self.beside_chosen.emit(self._beside.currentData())
        )

    def _lay_out(self) -> None:
        tokens = current_theme().tokens
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, tokens.number("space.3"), 8)
        row.setSpacing(tokens.number("space.2"))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._note)
        row.addWidget(self._back)
        row.addLayout(names, stretch=1)
        row.addWidget(self._language)
        row.addWidget(self._add)
        row.addWidget(self._beside)
        row.addSpacing(tokens.number("space.2"))
        for widget in (self._undo, self._redo, self._find, self._more, self._save, self._publish):
            row.addWidget(widget)
        self.setMinimumHeight(tokens.number("layout.pageHeader"))


def _fill(choice: Choice, entries: list[tuple[str, str]], chosen: str) -> None:
    now = [(choice.itemData(row), choice.itemText(row)) for row in range(choice.count())]
    if now != entries:
        choice.clear()
        for code, name in entries:
            choice.addItem(name, code)
    choice.setCurrentIndex(next((n for n, (code, _) in enumerate(entries) if code == chosen), -1))
