"""The top of the editor: back, which video, how safe the edits are, and publishing them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from server.contract.videos import VideoOut, VideoStatus
from studio.features.editor.saving import Saving
from studio.features.editor.viewmodel import EditorViewModel
from studio.features.editor.words import field_word, value_words
from studio.ui import formatting
from studio.ui.announce import Announcer
from studio.ui.buttons import Button, GhostButton, PrimaryButton
from studio.ui.labels import IconLabel, TextLabel, keycaps, label, set_tone
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget
from studio.ui.video_words import STATUS_TOKENS, status_word, visibility_word


class EditorHeader(TranslatedWidget):
    """Shows an :class:`EditorViewModel` in one row."""

    back = Signal()
    earlier = Signal()
    later = Signal()
    watch = Signal()
    subtitles = Signal()

    def __init__(self, model: EditorViewModel) -> None:
        super().__init__()
        self._model = model
        self._announcer = Announcer(self)
        self._back, self._up, self._down = (
            GhostButton(name) for name in ("arrow-left", "chevron-up", "chevron-down")
        )
        self.title = TextLabel("title")
        self._signs = [IconLabel("lock"), IconLabel("circle")]
        self._facts = [label("small", "tertiary") for _ in range(3)]
        self._mark = IconLabel("check")
        self.state = label("small", "tertiary")
        self.discard = GhostButton("undo-2")
        self._subtitles = GhostButton("captions")
        self._watch = Button("eye")
        self.publish = PrimaryButton()
        self._keys = keycaps("Ctrl+↵")
        self._lay_out()
        for button, signal in (
            (self._back, self.back),
            (self._up, self.earlier),
            (self._down, self.later),
            (self._subtitles, self.subtitles),
            (self._watch, self.watch),
        ):
            button.clicked.connect(signal)
        self.discard.clicked.connect(model.discard)
        self.publish.clicked.connect(model.publish)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._back.say("", self.tr("Back to the list"))
        self._up.say("", self.tr("Previous video (Alt+Up)"))
        self._down.say("", self.tr("Next video (Alt+Down)"))
        self._subtitles.say("", self.tr("Subtitles"))
        self._watch.say(self.tr("Watch"))
        self.discard.say("", self.tr("Discard changes"))
        self.refresh()

    def refresh(self) -> None:
        """Show the video and its draft."""
        model, video = self._model, self._model.video
        if video is None:
            return
        self.title.set_text(str(model.values.get("title") or video.title))
        self._say_facts(video)
        self._subtitles.setEnabled(video.playable)
        self._watch.setEnabled(video.playable)
        self._say_state()
        count = model.change_count
        self.discard.setVisible(count > 0 and model.clash is None)
        words = self.tr("Publish %Ln changes", "", count) if count else self.tr("Publish")
        if model.publishing:
            words = self.tr("Publishing")
        self.publish.say(words, self._differences())
        self.publish.setEnabled(model.can_publish)

    def _say_facts(self, video: VideoOut) -> None:
        tokens = current_theme().tokens
        self._signs[0].show_icon(*tokens.role_path(f"visibility.{video.visibility.value}"))
        self._signs[1].show_icon(*tokens.role_path(STATUS_TOKENS[video.status]))
        on_air = video.status in {VideoStatus.PUBLISHED, VideoStatus.ARCHIVED}
        moment = video.published_at if on_air else video.publish_at
        state = status_word(video.status)
        if moment is not None:
            state = f"{state} {formatting.date_long(moment)}"
        facts = (visibility_word(video.visibility), state)
        length = formatting.duration(video.duration_seconds)
        for shown, text in zip(self._facts, (*facts, length), strict=True):
            shown.setText(text)

    def _say_state(self) -> None:
        icon, tone, words = self._state()
        colour = {"danger": "danger.base", "warn": "warn.base"}.get(tone, "text.tertiary")
        self._mark.show_icon(icon, colour)
        self._mark.setVisible(bool(words))
        self.state.setText(words)
        set_tone(self.state, tone)
        if self._model.keeper.saving is not Saving.TYPING:
            self._announcer.say(words)

    def _state(self) -> tuple[str, str, str]:
        model = self._model
        saving, at = model.keeper.saving, model.keeper.kept_at
        if model.waiting:
            return "cloud-off", "warn", self.tr("Published when the server is back")
        if saving is Saving.FAILED:
            return "circle-alert", "danger", self.tr("Could not save")
        if saving is Saving.TYPING:
            return "pencil-line", "tertiary", self.tr("Saving")
        if saving is Saving.KEPT and model.change_count:
            if at is None:
                return "check", "tertiary", self.tr("Kept on this computer")
            words = self.tr("Draft saved %1").replace("%1", formatting.clock(at))
            return "check", "tertiary", words
        return "check", "tertiary", ""

    def _differences(self) -> str:
        draft = self._model.draft
        if draft is None:
            return ""
        lines = []
        for field, value in draft.changed.items():
            before, after = value_words(field, draft.base[field]), value_words(field, value)
            lines.append(f"{field_word(field)}: {before} → {after}")
        return "\n".join(lines)

    def _lay_out(self) -> None:
        tokens = current_theme().tokens
        gutter = tokens.number("space.pageGutter")
        facts = QHBoxLayout()
        facts.setSpacing(6)
        for sign, fact in zip(self._signs, self._facts, strict=False):
            facts.addWidget(sign)
            facts.addWidget(fact)
            facts.addSpacing(6)
        facts.addWidget(self._facts[-1])
        facts.addStretch()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addLayout(facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(gutter - 8, 8, gutter, 8)
        row.setSpacing(tokens.number("space.2"))
        row.addWidget(self._back, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(4)
        row.addLayout(words, stretch=1)
        for widget in (self._up, self._down, self._mark, self.state, self.discard):
            row.addWidget(widget)
        row.addWidget(self._subtitles)
        row.addWidget(self._watch)
        row.addWidget(self.publish)
        row.addWidget(self._keys)
        self.setMinimumHeight(tokens.number("layout.pageHeader"))
