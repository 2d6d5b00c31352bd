"""The left column: title, description, tags and language."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout

from server.contract.tags import TAGS_MAX
from server.contract.videos import TITLE_MAX
from studio.features.editor.description_field import DescriptionField
from studio.features.editor.rules import normal_tag
from studio.features.editor.tag_completion import TagCompletion
from studio.features.editor.viewmodel import EditorViewModel
from studio.ui.chips import ChipField
from studio.ui.choice import Choice
from studio.ui.edit_keys import EditKeys
from studio.ui.labelled import Labelled
from studio.ui.languages import language_name, offered_languages
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget

_LANGUAGE_LETTERS = 12


class DetailsPane(TranslatedWidget):
    """Shows and edits what a video says of itself.

    Args:
        model: The editor's.
        completion: Finds tags that others use.
    """

    def __init__(self, model: EditorViewModel, completion: TagCompletion) -> None:
        super().__init__()
        self._model = model
        self._completion = completion
        self.title = QLineEdit()
        self.title_field = Labelled(self.title)
        self.description = DescriptionField()
        self.tags = ChipField()
        self._tag_field = Labelled(self.tags, self.tags.input)
        self.language = Choice()
        # The longest name must not widen the column.
        self.language.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.language.setMinimumContentsLength(_LANGUAGE_LETTERS)
        self._language_field = Labelled(self.language)
        self._due: list[Callable[[], None]] = []
        self._lay_out()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self.title_field.say(self.tr("Title"))
        self._tag_field.say(self.tr("Tags"))
        self.tags.say(self.tr("Tags"), self.tr("Add a tag"), self.tr("Remove %1"))
        self._language_field.say(self.tr("Spoken language"))
        self._fill_languages()
        self.refresh()

    def refresh(self) -> None:
        """Show the draft."""
        model, values = self._model, self._model.values
        if not values:
            return
        problems = model.problems
        if values["title"] != self.title.text():
            with QSignalBlocker(self.title):
                self.title.setText(values["title"])
        self.title_field.show_count(len(self.title.text().strip()), TITLE_MAX)
        self.title_field.show_problem(problems.get("title", ""))
        length = None if model.video is None else model.video.duration_seconds
        self.description.show_text(values["description"], length)
        self.description.labelled.show_problem(problems.get("description", ""))
        self.tags.show_values(values["tags"])
        self.tags.show_problem(problems.get("tags", ""))
        self._tag_field.show_count(len(values["tags"]), TAGS_MAX)
        self._tag_field.show_problem(problems.get("tags", ""))
        self._language_field.show_problem(problems.get("language", ""))
        place = self.language.findData(values["language"] or "")
        if place < 0:
            self._fill_languages()
            place = self.language.findData(values["language"] or "")
        with QSignalBlocker(self.language):
            self.language.setCurrentIndex(place)

    def _fill_languages(self) -> None:
        language = self._model.values.get("language")
        with QSignalBlocker(self.language):
            self.language.clear()
            self.language.addItem(self.tr("Not said"), "")
            for tag in offered_languages(language):
                self.language.addItem(language_name(tag), tag)
            self.language.setCurrentIndex(self.language.findData(language or ""))

    def _soon(self, work: Callable[[], None]) -> None:
        # A chip that is pressed must not go while its press is still being handled.
        self._due.append(work)
        QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        due, self._due = self._due, []
        for work in due:
            work()

    def _finish(self) -> None:
        # Before another video is shown, so that nothing goes to that one.
        self.tags.finish()
        self._catch_up()

    def _add_tag(self, text: str) -> None:
        tags = list(self._model.values["tags"])
        fresh = [tag for tag in map(normal_tag, text.split(",")) if tag and tag not in tags]
        if fresh:
            self._model.edit("tags", tags + list(dict.fromkeys(fresh)))

    def _remove_tag(self, tag: str) -> None:
        self._model.edit("tags", [each for each in self._model.values["tags"] if each != tag])
        # The chip that had the focus is gone.
        self.tags.input.setFocus()

    def _connect(self) -> None:
        model = self._model
        self.title.textChanged.connect(lambda text: model.edit("title", text))
        EditKeys(self.title).left.connect(model.keeper.keep_now)
        EditKeys(self.tags.input)
        self.description.edited.connect(lambda text: model.edit("description", text))
        self.description.left.connect(model.keeper.keep_now)
        self.tags.added.connect(lambda tag: self._soon(partial(self._add_tag, tag)))
        self.tags.removed.connect(lambda tag: self._soon(partial(self._remove_tag, tag)))
        model.finishing.connect(self._finish)
        self.tags.wanted.connect(self._completion.want)
        self._completion.found.connect(self.tags.show_choices)
        self.language.currentIndexChanged.connect(
            lambda _n: model.edit("language", self.language.currentData() or None)
        )

    def _lay_out(self) -> None:
        tokens = current_theme().tokens
        gutter = tokens.number("space.pageGutter")
        column = QVBoxLayout(self)
        column.setContentsMargins(gutter, 16, 20, gutter)
        column.setSpacing(tokens.number("space.formGap"))
        column.addWidget(self.title_field)
        column.addWidget(self.description, stretch=1)
        column.addWidget(self._tag_field)
        column.addWidget(self._language_field)
