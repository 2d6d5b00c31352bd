"""The small editor of a video: title, description and who may watch."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from server.contract.videos import DESCRIPTION_MAX, TITLE_MAX, VideoOut, VideoPatch, Visibility
from studio.features.videos.words import visibility_word
from studio.ui.buttons import Button, PrimaryButton
from studio.ui.choice import Choice
from studio.ui.dialog import EdgedDialog
from studio.ui.fields import Field
from studio.ui.labels import label
from studio.ui.theme import current_theme

OFFERED = (Visibility.PUBLIC, Visibility.UNLISTED, Visibility.PRIVATE)
_DESCRIPTION_HEIGHT = 120


class EditVideoDialog(EdgedDialog):
    """Edits a video. After it is accepted, :attr:`patch` holds what changed."""

    def __init__(self, video: VideoOut, parent: QWidget) -> None:
        super().__init__(parent)
        self._video = video
        tokens = current_theme().tokens
        self._heading = label("title")
        self._title = Field()
        self._title.edit.setText(video.title)
        self._title.edit.setMaxLength(TITLE_MAX)
        self._description_label = label("bodyMedium")
        self._description = QPlainTextEdit(video.description)
        self._description.setTabChangesFocus(True)
        self._description.setFixedHeight(current_theme().scaled(_DESCRIPTION_HEIGHT))
        self._description_label.setBuddy(self._description)
        self._too_long = label("small", "danger", wrap=True)
        self._too_long.hide()
        self._visibility_label = label("bodyMedium")
        self._visibility = Choice()
        self._offered = list(OFFERED)
        if video.visibility not in self._offered:
            self._offered.append(video.visibility)
        for visibility in self._offered:
            self._visibility.addItem("", visibility)
        self._visibility.setCurrentIndex(self._offered.index(video.visibility))
        self._visibility_label.setBuddy(self._visibility)
        self._cancel = Button()
        self._save = PrimaryButton()
        self._save.setDefault(True)
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self.accept)
        self._title.edit.textChanged.connect(lambda _text: self._check())
        self._description.textChanged.connect(self._check)
        self._lay_out()
        self.setMinimumWidth(tokens.size("layout.dialog")[1])
        self.retranslate()
        self._check()

    @property
    def patch(self) -> VideoPatch | None:
        """The fields that differ from the video's, or None when nothing does."""
        now: dict[str, object] = {
            "title": self._title.text.strip(),
            "description": self._description.toPlainText(),
            "visibility": self._offered[self._visibility.currentIndex()],
        }
        before = self._video.model_dump(include=set(now))
        different = {name: value for name, value in now.items() if value != before[name]}
        return VideoPatch.model_validate(different) if different else None

    def retranslate(self) -> None:
        """All words."""
        self.setWindowTitle(self.tr("Edit video"))
        self._heading.setText(self.tr("Edit video"))
        self._title.say(self.tr("Title"))
        self._description_label.setText(self.tr("Description"))
        self._description.setAccessibleName(self.tr("Description"))
        self._too_long.setText(self.tr("Use %Ln characters or fewer.", "", DESCRIPTION_MAX))
        self._visibility_label.setText(self.tr("Who can watch"))
        self._visibility.setAccessibleName(self.tr("Who can watch"))
        for place, visibility in enumerate(self._offered):
            self._visibility.setItemText(place, visibility_word(visibility))
        self._cancel.say(self.tr("Cancel"))
        self._save.say(self.tr("Save"))

    def _check(self) -> None:
        too_long = len(self._description.toPlainText()) > DESCRIPTION_MAX
        self._too_long.setVisible(too_long)
        self._save.setEnabled(bool(self._title.text.strip()) and not too_long)

    def _lay_out(self) -> None:
        tokens = current_theme().tokens
        gap = tokens.number("space.formGap")
        padding = tokens.number("space.6")
        column = QVBoxLayout(self)
        column.setContentsMargins(padding, padding, padding, padding)
        column.setSpacing(tokens.number("space.labelGap"))
        column.addWidget(self._heading)
        column.addSpacing(gap // 2)
        column.addWidget(self._title)
        column.addSpacing(gap // 2)
        column.addWidget(self._description_label)
        column.addWidget(self._description)
        column.addWidget(self._too_long)
        column.addSpacing(gap // 2)
        column.addWidget(self._visibility_label)
        column.addWidget(self._visibility, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(gap)
        row = QHBoxLayout()
        row.setSpacing(tokens.number("space.2"))
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        column.addLayout(row)
