"""The dialogs of the content list: a name for a view, and a change to many videos."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from server.contract.videos import VideoOut, Visibility
from studio.features.videos.change import Change, preview
from studio.features.videos.saved_views import NAME_MAX
from studio.ui.chips import ChipField
from studio.ui.choice import Choice
from studio.ui.fields import Field
from studio.ui.labelled import Labelled
from studio.ui.labels import label
from studio.ui.languages import language_name, offered_languages
from studio.ui.radio_rows import RadioRows
from studio.ui.regions_field import RegionsField
from studio.ui.step_dialog import StepDialog
from studio.ui.theme import current_theme
from studio.ui.video_words import visibility_word


class NameDialog(StepDialog):
    """Asks what a view shall be called."""

    named = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name = Field()
        self.name.edit.setMaxLength(NAME_MAX)
        self.body.addWidget(self.name)
        self.go.clicked.connect(self._take)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self.heading.setText(self.tr("Save this view"))
        self.setWindowTitle(self.heading.text())
        self.note.setText(self.tr("Its tab, filters, text and order come back together."))
        self.name.say(self.tr("Name"))
        self.cancel.say(self.tr("Cancel"))
        self.go.say(self.tr("Save"))

    def _take(self) -> None:
        name = " ".join(self.name.text.split())
        if not name:
            self.name.show_problem(self.tr("Give it a name."))
            return
        self.named.emit(name)
        self.accept()


class ChangeDialog(StepDialog):
    """Asks for a change, and says what it would do.

    Args:
        videos: What is to be changed.
        parent: Whose dialog it is.
    """

    chosen = Signal(object)
    """The :class:`Change`."""

    def __init__(self, videos: list[VideoOut], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.videos = videos
        self.told = label("bodyMedium", wrap=True)
        self.go.clicked.connect(self._take)

    @property
    def change(self) -> Change:
        """What is chosen."""
        raise NotImplementedError

    def finish(self) -> None:
        """Everything is in the body: say what would happen below it."""
        self.body.addWidget(self.told)
        self.retranslate()

    def retranslate(self) -> None:
        """The words that all of them share."""
        self.setWindowTitle(self.heading.text())
        self.note.setText(self.tr("You can undo this change."))
        self.cancel.say(self.tr("Cancel"))
        self.go.say(self.tr("Change"))
        self.refresh()

    def refresh(self) -> None:
        """Say what the change would do."""
        seen = preview(self.change, self.videos)
        self.told.setText(seen.sentence)
        self.go.setEnabled(bool(seen.changing))
        if self.isVisible():
            QTimer.singleShot(0, self, self._fit)

    def _take(self) -> None:
        self.chosen.emit(self.change)
        self.accept()


class VisibilityDialog(ChangeDialog):
    """Who may watch."""

    def __init__(self, videos: list[VideoOut], parent: QWidget) -> None:
        super().__init__(videos, parent)
        signs = ((v, current_theme().tokens.role_path(f"visibility.{v.value}")) for v in Visibility)
        self.rows = RadioRows([(v.value, *sign) for v, sign in signs])
        self.rows.chosen.connect(lambda _value: self.refresh())
        self.body.addWidget(self.rows)
        self.finish()

    @property
    def change(self) -> Change:
        """What is chosen."""
        value = self.rows.value
        return Change(visibility=Visibility(value) if value else None)

    def retranslate(self) -> None:
        """All words."""
        self.heading.setText(self.tr("Who can watch"))
        notes = {
            Visibility.PUBLIC: self.tr("Anyone. It is listed."),
            Visibility.UNLISTED: self.tr("Anyone who has the link."),
            Visibility.PREMIUM: self.tr("Viewers with a premium plan."),
            Visibility.PRIVATE: self.tr("You alone."),
        }
        self.rows.say([(visibility_word(each), notes[each]) for each in Visibility])
        super().retranslate()


class LanguageDialog(ChangeDialog):
    """What is spoken."""

    def __init__(self, videos: list[VideoOut], parent: QWidget) -> None:
        super().__init__(videos, parent)
        self.choice = Choice()
        self._field = Labelled(self.choice)
        self.body.addWidget(self._field)
        self.choice.currentIndexChanged.connect(lambda _n: self.refresh())
        self.finish()

    @property
    def change(self) -> Change:
        """What is chosen."""
        return Change(language=self.choice.currentData())

    def retranslate(self) -> None:
        """All words."""
        self.heading.setText(self.tr("Spoken language"))
        self._field.say(self.tr("Spoken language"))
        place = max(0, self.choice.currentIndex())
        self.choice.clear()
        self.choice.addItem(self.tr("Leave as it is"), None)
        self.choice.addItem(self.tr("Not said"), "")
        for tag in offered_languages():
            self.choice.addItem(language_name(tag), tag)
        self.choice.setCurrentIndex(place)
        super().retranslate()


class TagsDialog(ChangeDialog):
    """Which tags each shall have, and which none."""

    wanted = Signal(str)
    """Completions for a beginning are wanted."""

    def __init__(self, videos: list[VideoOut], parent: QWidget) -> None:
        super().__init__(videos, parent)
        self.add, self.drop = ChipField(), ChipField(free=False)
        self._fields = Labelled(self.add), Labelled(self.drop)
        for chips, field in zip((self.add, self.drop), self._fields, strict=True):
            chips.added.connect(lambda tag, c=chips: self._show(c, [*c.values, tag]))
            chips.removed.connect(lambda tag, c=chips: self._show(c, _without(c.values, tag)))
            self.body.addWidget(field)
        self.add.wanted.connect(self.wanted)
        self.finish()

    @property
    def change(self) -> Change:
        """What is chosen."""
        return Change(add_tags=tuple(self.add.values), drop_tags=tuple(self.drop.values))

    def retranslate(self) -> None:
        """All words."""
        self.heading.setText(self.tr("Tags"))
        self._fields[0].say(self.tr("Add to each"))
        self._fields[1].say(self.tr("Take from each"))
        self.add.say(self.tr("Add to each"), self.tr("Add a tag"), self.tr("Remove %1"))
        self.drop.say(self.tr("Take from each"), self.tr("A tag they have"), self.tr("Remove %1"))
        self.drop.show_choices(sorted({tag for video in self.videos for tag in video.tags}))
        super().retranslate()

    def _show(self, chips: ChipField, tags: list[str]) -> None:
        chips.show_values(list(dict.fromkeys(tags)))
        self.refresh()


class LimitsDialog(ChangeDialog):
    """From which age, and where."""

    def __init__(self, videos: list[VideoOut], parent: QWidget) -> None:
        super().__init__(videos, parent)
        self.age, self.where = Choice(), Choice()
        self.regions = RegionsField()
        self._blocked: list[str] = []
        self._fields = Labelled(self.age), Labelled(self.where)
        for choice in (self.age, self.where):
            choice.currentIndexChanged.connect(lambda _n: self.refresh())
        for widget in (*self._fields, self.regions):
            self.body.addWidget(widget)
        self.regions.edited.connect(self._block)
        self.finish()

    @property
    def change(self) -> Change:
        """What is chosen."""
        regions = tuple(self._blocked) if self.where.currentData() else None
        return Change(age_restricted=self.age.currentData(), geo_restrictions=regions)

    def retranslate(self) -> None:
        """All words."""
        self.heading.setText(self.tr("Age and regions"))
        leave = self.tr("Leave as it is")
        ages = ((leave, None), (self.tr("18 and over"), True), (self.tr("Everyone"), False))
        places = ((leave, False), (self.tr("Set for all of them"), True))
        for choice, offered in ((self.age, ages), (self.where, places)):
            place = max(0, choice.currentIndex())
            choice.clear()
            for word, value in offered:
                choice.addItem(word, value)
            choice.setCurrentIndex(place)
        self._fields[0].say(self.tr("Age"))
        self._fields[1].say(self.tr("Where it is shown"))
        super().retranslate()

    def refresh(self) -> None:
        """Say what the change would do."""
        self.regions.setVisible(bool(self.where.currentData()))
        super().refresh()

    def _block(self, codes: list[str]) -> None:
        self._blocked = codes
        self.refresh()


def _without(values: list[str], value: str) -> list[str]:
    return [each for each in values if each != value]
