"""The right column: who may watch, from when, how old, and where."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from server.contract.videos import VideoOut, VideoStatus, Visibility
from studio.features.editor.releases import Releases
from studio.features.editor.schedule_field import ScheduleField
from studio.features.editor.viewmodel import EditorViewModel
from studio.features.editor.words import audience_note
from studio.ui.labels import hairline, label
from studio.ui.page import window_surface
from studio.ui.radio_rows import RadioRows
from studio.ui.regions_field import RegionsField
from studio.ui.switch import Switch
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget
from studio.ui.video_words import visibility_word


def can_be_planned(video: VideoOut) -> bool:
    """Whether a time can be set: it plays, and is not on air."""
    return video.playable and video.status in {VideoStatus.DRAFT, VideoStatus.SCHEDULED}


class AudiencePane(TranslatedWidget):
    """Shows and edits who may watch a video.

    Args:
        model: The editor's.
        releases: The release queue.
    """

    def __init__(self, model: EditorViewModel, releases: Releases) -> None:
        super().__init__()
        window_surface(self, "card")
        self._model = model
        self._heading = label("section")
        signs = ((v, current_theme().tokens.role_path(f"visibility.{v.value}")) for v in Visibility)
        self.visibility = RadioRows([(v.value, *sign) for v, sign in signs])
        self._problem = label("small", "danger", wrap=True)
        self.schedule = ScheduleField(releases)
        self._schedule_line = hairline()
        self._age_name = label("bodyMedium")
        self._age_note = label("small", "tertiary", wrap=True)
        self.age = Switch()
        self.regions = RegionsField()
        self._lay_out()
        self.visibility.chosen.connect(lambda value: model.edit("visibility", value))
        self.schedule.edited.connect(lambda value: model.edit("publish_at", value))
        self.age.toggled.connect(lambda on: model.edit("age_restricted", on))
        model.opened.connect(self.regions.begin)
        self.regions.edited.connect(lambda codes: model.edit("geo_restrictions", codes))
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._heading.setText(self.tr("Who can watch"))
        self.visibility.say([(visibility_word(v), audience_note(v)) for v in Visibility])
        self._age_name.setText(self.tr("18 and over only"))
        self._age_note.setText(self.tr("Viewers must be signed in and old enough."))
        self.age.setAccessibleName(self._age_name.text())
        self.age.setAccessibleDescription(self._age_note.text())
        self.refresh()

    def refresh(self) -> None:
        """Show the draft."""
        model, values = self._model, self._model.values
        if not values or model.video is None:
            return
        problems = model.problems
        self.visibility.choose(values["visibility"])
        self._problem.setText(problems.get("visibility", ""))
        self._problem.setVisible("visibility" in problems)
        planned = can_be_planned(model.video)
        self.schedule.setVisible(planned)
        self._schedule_line.setVisible(planned)
        self.schedule.show_value(values["publish_at"], problems.get("publish_at", ""))
        self.age.setChecked(values["age_restricted"])
        self.regions.show_blocked(values["geo_restrictions"])

    def _lay_out(self) -> None:
        tokens = current_theme().tokens
        side = tokens.number("space.5")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, side)
        column.setSpacing(tokens.number("space.3"))
        column.addWidget(_inset(self._heading, side))
        column.addWidget(self.visibility)
        self._problem.setContentsMargins(side, 0, side, 0)
        column.addWidget(self._problem)
        column.addWidget(hairline())
        self.schedule.setContentsMargins(side, 0, side, 0)
        column.addWidget(self.schedule)
        column.addWidget(self._schedule_line)
        age = QWidget()
        row = QHBoxLayout(age)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._age_name)
        words.addWidget(self._age_note)
        row.addLayout(words, stretch=1)
        row.addWidget(self.age)
        column.addWidget(_inset(age, side))
        column.addWidget(hairline())
        column.addWidget(_inset(self.regions, side))
        column.addStretch()


def _inset(widget: QWidget, side: int) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(side, 0, side, 0)
    row.addWidget(widget)
    return holder
