"""Which countries: all, all except, or only."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from studio.ui.buttons import Segments
from studio.ui.chips import ChipField
from studio.ui.countries import country_codes, country_name
from studio.ui.labels import label
from studio.ui.regions import Regions, blocked_by, read_regions
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


def _chip_words(code: str) -> str:
    return f"{code}  {country_name(code)}"


class RegionsField(TranslatedWidget):
    """Edits the countries where a video is not shown."""

    edited = Signal(object)
    """The blocked countries, as codes in order."""

    def __init__(self) -> None:
        super().__init__()
        self._meant = Regions.ALL
        self._named: list[str] = []
        self._blocked: list[str] = []
        self._name = label("bodyMedium")
        self.mode = Segments(tuple(Regions))
        self.chips = ChipField(_chip_words, free=False)
        self._note = label("small", "tertiary", wrap=True)
        top = QHBoxLayout()
        top.addWidget(self._name, stretch=1)
        top.addWidget(self.mode)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().tokens.number("space.2"))
        column.addLayout(top)
        column.addWidget(self.chips)
        column.addWidget(self._note)
        self.mode.chosen.connect(self._choose)
        self.chips.added.connect(self._add)
        self.chips.removed.connect(self._remove)
        self.retranslate()

    def begin(self) -> None:
        """Another video is shown: a choice that is not finished goes."""
        self._meant, self._named, self._blocked = Regions.ALL, [], []
        self.chips.finish()

    def show_blocked(self, blocked: list[str]) -> None:
        """Show what a video has; a choice that is not finished stays as it is."""
        if blocked != self._blocked:
            self._blocked = list(blocked)
            self._meant, self._named = read_regions(blocked, country_codes())
        self._refresh()

    def retranslate(self) -> None:
        """All words."""
        self._name.setText(self.tr("Regions"))
        self.mode.say((self.tr("All"), self.tr("All except"), self.tr("Only")))
        self.mode.setAccessibleName(self.tr("Regions"))
        self.chips.say(self.tr("Countries"), self.tr("Add a country"), self.tr("Remove %1"))
        self.chips.show_choices([country_name(code) for code in country_codes()])
        self._refresh()

    def _refresh(self) -> None:
        self.mode.choose(self._meant.value)
        self.chips.setVisible(self._meant is not Regions.ALL)
        self.chips.show_values(self._named)
        count = len(self._named)
        words = {
            Regions.ALL: self.tr("Shown in every country."),
            Regions.EXCEPT: self.tr("Blocked in %Ln countries.", "", count),
            Regions.ONLY: self.tr("Shown in %Ln countries and nowhere else.", "", count),
        }
        told = words[self._meant]
        if self._meant is not Regions.ALL and not count:
            told = self.tr("Name a country. Until then it is shown everywhere.")
        self._note.setText(told)

    def _choose(self, value: str) -> None:
        self._meant = Regions(value)
        self._tell()
        if self._meant is not Regions.ALL:
            self.chips.input.setFocus()

    def _add(self, text: str) -> None:
        codes = {country_name(code).casefold(): code for code in country_codes()}
        code = codes.get(text.casefold(), text.upper())
        if code in codes.values() and code not in self._named:
            self._named = [*self._named, code]
            self._tell()

    def _remove(self, code: str) -> None:
        self._named = [each for each in self._named if each != code]
        self._tell()
        self.chips.input.setFocus()

    def _tell(self) -> None:
        # With no country named, "only" would shut the video to the whole world.
        meant = self._meant if self._named else Regions.ALL
        self._blocked = blocked_by(meant, self._named, country_codes())
        self._refresh()
        self.edited.emit(list(self._blocked))
