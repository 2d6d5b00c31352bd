"""The subtitle editor: its parts put together, and the model's state shown in them."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from studio.features.subtitles.checks_panel import ChecksPanel
from studio.features.subtitles.cue import place_of
from studio.features.subtitles.cue_editor import CueEditor
from studio.features.subtitles.cue_list import CueListView
from studio.features.subtitles.desk import Desk
from studio.features.subtitles.dialogs import ask_language, ask_times, ask_to_delete, ask_whose
from studio.features.subtitles.exchange import FileFormat, suffix_of
from studio.features.subtitles.find_bar import FindBar
from studio.features.subtitles.header import Header
from studio.features.subtitles.keeping import SaveState
from studio.features.subtitles.timeline import Timeline
from studio.features.subtitles.viewmodel import SubtitlesViewModel
from studio.features.subtitles.watching import Watching
from studio.ui.labels import hairline, label
from studio.ui.message import MessagePage
from studio.ui.player.streaming import StreamPlayer
from studio.ui.player.view import PlayerView
from studio.ui.problems import sentence_of
from studio.ui.skeleton import RowSkeleton
from studio.ui.state import ViewState
from studio.ui.state_stack import StateStack
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget

_SECOND = 1000
_REPEATED = ("Ctrl+Up", "Ctrl+Down", "Alt+Left", "Alt+Right")
"""Keys that may be held down."""


class SubtitlesView(TranslatedWidget):
    """Shows a :class:`SubtitlesViewModel`.

    Args:
        model: The editor's.
        player: Plays the video.
    """

    back_wanted = Signal()

    def __init__(self, model: SubtitlesViewModel, player: StreamPlayer) -> None:
        super().__init__()
        self._stream = player
        self.player = PlayerView(player.playback, compact=True)
        self.player.picture_at = player.picture_at
        self.watching = Watching(player.playback, model.track, model.editing, model.scope)
        self._model = model
        self._editing = model.editing
        self.header = Header(model.track.stack)
        self.find_bar = FindBar()
        self.list = CueListView(model.table)
        self.editor = CueEditor(self.player)
        self.checks = ChecksPanel(model.track)
        self.timeline = Timeline(model.track)
        self._saved = label("small", "tertiary")
        self._desk = Desk(self.editor, self.list, self.checks, self.timeline, self._saved)
        self._empty = MessagePage("captions")
        self._error = MessagePage("circle-alert", "danger.base")
        self._offline = MessagePage("cloud-off", "warn.base")
        height = current_theme().tokens.number("row.cue")
        self._stack = StateStack(
            {
                ViewState.LOADING: RowSkeleton(height, 24),
                ViewState.CONTENT: self._desk,
                ViewState.EMPTY: self._empty,
                ViewState.ERROR: self._error,
                ViewState.OFFLINE: self._offline,
            }
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, hairline(), self.find_bar):
            column.addWidget(widget)
        column.addWidget(self._stack, stretch=1)
        self._connect()
        self._make_keys()
        current_theme().changed.connect(self._on_theme)
        self._desk.fit(self.size())
        self.retranslate()

    @property
    def panes(self) -> list[QWidget]:
        """The parts the keyboard goes to in turn."""
        return [self.header, self.list, self.editor, self.checks, self.timeline]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the checks stand under the cue instead of beside the table."""
        super().resizeEvent(event)
        self._desk.fit(self.size())

    def retranslate(self) -> None:
        """All words."""
        self.list.setAccessibleName(self.tr("Cues"))
        self.timeline.setAccessibleName(self.tr("Timeline"))
        self._empty.say(
            self.tr("No subtitles yet"),
            self.tr(
                "Choose a language and write or import them, or have what is said written down."
            ),
            self.tr("Add a language"),
            self.tr("Automatic captions"),
        )
        self._refresh()

    def _refresh(self) -> None:
        model = self._model
        self._say_problem()
        self._stack.show_state(model.state)
        self._watch()
        self.header.show_video(model.title, self._note())
        self.header.show_tracks(model.tracks, model.languages, model.language, model.beside)
        self.header.show_save_state(model.save_state)
        self.list.show_other(shown=bool(model.beside))
        self._saved.setText(self._save_words(model.save_state))
        self._show_current()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks: bring the video."""
        super().showEvent(event)
        self._watch()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: be quiet."""
        super().hideEvent(event)
        self.player.playback.play(0.0)

    def _watch(self) -> None:
        if self.isVisible():
            self._stream.show(self._model.playable_id)

    def _on_moved(self, moment: int) -> None:
        self.timeline.show_moment(moment, follow=self.player.playback.playing)

    def _note(self) -> str:
        count = len(self._model.track.cues)
        return self.tr("%Ln cues", "", count) if self._model.language else ""

    def _save_words(self, state: SaveState) -> str:
        return {
            SaveState.SENT: self.tr("Saved"),
            SaveState.TYPED: self.tr("Saving…"),
            SaveState.KEPT: self.tr("Kept on this computer"),
            SaveState.SENDING: self.tr("Sending…"),
            SaveState.NOT_KEPT: self.tr("Could not save"),
        }[state]

    def _say_problem(self) -> None:
        problem = self._model.problem
        if problem is not None:
            why, again = sentence_of(problem), self.tr("Try again")
            self._error.say(self.tr("The subtitles could not be loaded"), why, secondary=again)
            self._offline.say(self.tr("The server is not answering"), why, secondary=again)

    def _show_current(self) -> None:
        cues, key = self._model.track.cues, self._editing.current
        row = -1 if key is None else place_of(cues, key)
        self.editor.show_cue(cues[row] if row >= 0 else None, row, self._model.track.limits)
        self.timeline.show_current(key if row >= 0 else None)

    def _on_selected(self) -> None:
        key = self._editing.current
        if key is not None:
            self.list.go_to(key)
        self._show_current()

    def _on_spliced(self) -> None:
        self.checks.refresh()
        self.header.show_video(self._model.title, self._note())
        key, index = self._editing.current, self.list.currentIndex()
        if key is not None and (
            not index.isValid() or self._model.table.cue(index.row()).key != key
        ):
            self.list.go_to(key)  # its times changed, and its row with them
        self._show_current()

    def _on_reset(self) -> None:
        self.checks.refresh()
        cues = self._model.track.cues
        if cues and self._editing.current is None:
            self._editing.select(cues[0].key)
        self._show_current()

    def _keys(self) -> set[int]:
        """What a command is about: the selected cues, or the current one."""
        current = self._editing.current
        return self.list.selected_keys() or ({current} if current is not None else set())

    def _find(self, words: str, regex: bool, case: bool) -> None:  # noqa: FBT001 - a signal's
        try:
            key = self._editing.find(words, regex=regex, case=case)
        except ValueError as error:
            self.find_bar.note(self._bad_pattern(error))
            return
        self.find_bar.note("" if key is not None else self.tr("Not found"))
        if key is not None:
            self._editing.select(key)

    def _replace(self, words: str, new: str, regex: bool, case: bool) -> None:  # noqa: FBT001
        try:
            count = self._editing.substitute(words, new, regex=regex, case=case)
        except ValueError as error:
            self.find_bar.note(self._bad_pattern(error))
            return
        self.find_bar.note(self.tr("%Ln cues changed", "", count))

    def _bad_pattern(self, error: ValueError) -> str:
        return self.tr("This is no pattern: %1").replace("%1", str(error))

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import a file"))
        if name:
            self._editing.import_file(Path(name))

    def _export(self, kind: FileFormat) -> None:
        suggested = f"{self._model.title}.{self._model.language}{suffix_of(kind)}"
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export"), suggested.replace("/", " ").replace("\\", " ")
        )
        if name:
            self._editing.export_file(Path(name), kind)

    def _connect(self) -> None:
        model, editing, header = self._model, self._editing, self.header
        model.changed.connect(self._refresh)
        model.conflicted.connect(lambda: ask_whose(self, model))
        model.track.spliced.connect(lambda _splice: self._on_spliced())
        model.track.reset.connect(self._on_reset)
        model.heard.connect(self.timeline.show_sound)
        model.beside_changed.connect(self.timeline.show_other)
        editing.selected.connect(self._on_selected)
        header.back_wanted.connect(self.back_wanted)
        header.language_chosen.connect(model.choose)
        header.beside_chosen.connect(model.show_beside)
        header.add_wanted.connect(lambda: ask_language(self, model))
        header.find_wanted.connect(self.find_bar.begin)
        header.times_wanted.connect(lambda: ask_times(self, model, self.list.selected_keys()))
        header.import_wanted.connect(self._import)
        header.export_wanted.connect(self._export)
        header.save_wanted.connect(model.send)
        header.publish_wanted.connect(lambda: model.publish(published=True))
        header.unpublish_wanted.connect(lambda: model.publish(published=False))
        header.captions_wanted.connect(model.ask_captions)
        header.delete_wanted.connect(lambda: ask_to_delete(self, model))
        self._empty.primary.connect(lambda: ask_language(self, model))
        self._empty.secondary.connect(model.ask_captions)
        self._error.secondary.connect(model.reload)
        self._offline.secondary.connect(model.reload)
        self.find_bar.find_wanted.connect(self._find)
        self.find_bar.replace_wanted.connect(self._replace)
        self.list.chosen.connect(editing.select)
        self.list.write_wanted.connect(self.editor.write_here)
        self.list.remove_wanted.connect(lambda: editing.remove(self._keys()))
        self.editor.written.connect(editing.write)
        self.editor.retimed.connect(editing.retime)
        self.editor.split_wanted.connect(
            lambda key, letters: editing.split(key, letters=letters or None)
        )
        self.checks.fix_wanted.connect(editing.fix)
        self.checks.fix_all_wanted.connect(editing.fix_all)
        self.checks.go_wanted.connect(editing.select)
        self.timeline.retimed.connect(editing.retime)
        self.timeline.chosen.connect(editing.select)
        self.timeline.sought.connect(lambda ms: self.player.playback.seek(ms / _SECOND))
        self.player.playback.moved.connect(self._on_moved)

    def _make_keys(self) -> None:
        # Undo, redo, find and "done, next" are the window's commands, which come here.
        editing, watching = self._editing, self.watching
        keys = {
            "Ctrl+D": self.editor.split_at_cursor,
            "Ctrl+M": lambda: editing.merge(self._keys()),
            "Ctrl+Shift+N": self._add_after,
            "Ctrl+L": lambda: editing.rebreak(self._keys()),
            "Ctrl+S": self._model.send,
            "F3": self._next_finding,
            "Ctrl+Up": lambda: self.step(-1),
            "Ctrl+Down": lambda: self.step(1),
            "Alt+Left": lambda: editing.shift(self._keys(), -watching.frame),
            "Alt+Right": lambda: editing.shift(self._keys(), watching.frame),
            "Ctrl+Space": watching.play_cue,
            # In a text the letter itself is typed; with Alt they work there, too.
            "[": lambda: watching.set_edge(begin=True),
            "Alt+[": lambda: watching.set_edge(begin=True),
            "]": lambda: watching.set_edge(begin=False),
            "Alt+]": lambda: watching.set_edge(begin=False),
        }
        for combination, run in keys.items():
            action = QAction(self)
            action.setShortcut(QKeySequence(combination))
            action.setAutoRepeat(combination in _REPEATED)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _on=False, r=run: r())
            self.addAction(action)

    def _add_after(self) -> None:
        cues, key = self._model.track.cues, self._editing.current
        row = place_of(cues, key) if key is not None else len(cues) - 1
        self._editing.add(cues[row].end if row >= 0 else self.timeline.playhead)
        self.editor.write_here()

    def _next_finding(self) -> None:
        key = self._editing.current
        self.checks.next_finding(-1 if key is None else place_of(self._model.track.cues, key))

    def step(self, by: int) -> None:
        """Go to another cue."""
        cues, key = self._model.track.cues, self._editing.current
        row = (place_of(cues, key) if key is not None else -1) + by
        if 0 <= row < len(cues):
            self._editing.select(cues[row].key)

    def _on_theme(self) -> None:
        self._desk.fit(self.size())
