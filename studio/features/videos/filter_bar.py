"""The row above the list: what narrows it, saved views, and its order."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu

from server.contract.videos import Visibility
from studio.features.videos.gateway import Sort
from studio.features.videos.looking import Looking
from studio.features.videos.narrowing import DAYS, Narrowing, Restriction
from studio.ui.buttons import Button, GhostButton
from studio.ui.languages import language_name, offered_languages
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget
from studio.ui.video_words import visibility_word


class Drop(Button):
    """A button with a menu of choices; it stands out while it narrows."""

    variant = "drop"

    def offer(self, words: str, choices: Sequence[tuple[str, Any, bool]], take: Any) -> None:
        """Say what is chosen, and offer these: word, value, and whether it is chosen."""
        menu = QMenu(self)
        for word, value, chosen in choices:
            action = menu.addAction(word)
            action.setCheckable(True)
            action.setChecked(chosen)
            action.triggered.connect(partial(_tell, take, value))
        _replace_menu(self, menu)
        self.say(words)
        # The first choice is the one that does not narrow.
        self.setProperty("on", "false" if choices[0][2] else "true")
        self.style().unpolish(self)
        self.style().polish(self)


def _tell(take: Any, value: Any, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
    take(value)


class FilterBar(TranslatedWidget):
    """Shows and changes a :class:`Looking`."""

    narrowed = Signal(object)
    """A :class:`Narrowing`."""
    order_chosen = Signal(object)
    """A :class:`Sort`."""
    view_chosen = Signal(object)
    """A :class:`Looking` that was saved."""
    save_wanted = Signal()
    forget_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._looking = Looking()
        self._views: dict[str, Looking] = {}
        self.visibility, self.language, self.restriction, self.date = (Drop() for _ in range(4))
        self.clear = GhostButton("x")
        self.views = GhostButton("bookmark")
        self.sort = GhostButton("arrow-down-wide-narrow")
        tokens = current_theme().tokens
        gutter = tokens.number("space.pageGutter")
        row = QHBoxLayout(self)
        row.setContentsMargins(
            gutter, tokens.number("space.3"), gutter - 8, tokens.number("space.3")
        )
        row.setSpacing(tokens.number("space.2"))
        for button in (self.date, self.visibility, self.language, self.restriction, self.clear):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.views)
        row.addWidget(self.sort)
        self.clear.clicked.connect(lambda: self.narrowed.emit(Narrowing()))
        self.retranslate()

    def show_looking(self, looking: Looking) -> None:
        """Show what is looked at."""
        if looking != self._looking:
            self._looking = looking
            self.retranslate()

    def show_views(self, views: dict[str, Looking]) -> None:
        """Offer these saved views."""
        self._views = views
        self._offer_views()

    def retranslate(self) -> None:
        """All words."""
        self._offer_dates()
        self._offer_visibilities()
        self._offer_languages()
        self._offer_restrictions()
        self._offer_views()
        self._offer_sorts()
        self.clear.say("", self.tr("Clear filters"))
        self.clear.setVisible(self._looking.narrowing != Narrowing())

    def _offer_dates(self) -> None:
        now = self._looking.narrowing
        words = {days: self.tr("Last %Ln days", "", days) for days in DAYS}
        words = {0: self.tr("Any date")} | words
        choices = [(word, days, days == now.days) for days, word in words.items()]
        self.date.offer(words[now.days], choices, self._take("days"))

    def _offer_visibilities(self) -> None:
        chosen = self._looking.narrowing.visibilities
        everyone = self.tr("Any visibility")
        choices: list[tuple[str, Any, bool]] = [(everyone, None, not chosen)]
        choices += [(visibility_word(each), each, each in chosen) for each in Visibility]
        said = ", ".join(visibility_word(each) for each in chosen)
        self.visibility.offer(said or everyone, choices, self._take_visibility)

    def _offer_languages(self) -> None:
        now = self._looking.narrowing.language
        words = {"": self.tr("Any language")}
        words |= {tag: language_name(tag) for tag in offered_languages(now or None)}
        choices = [(word, tag, tag == now) for tag, word in words.items()]
        self.language.offer(words[now], choices, self._take("language"))

    def _offer_restrictions(self) -> None:
        now = self._looking.narrowing.restriction
        words: dict[Restriction | None, str] = {
            None: self.tr("Any limits"),
            Restriction.ADULTS: self.tr("18 and over"),
            Restriction.REGIONS: self.tr("Blocked in some countries"),
            Restriction.NONE: self.tr("No limits"),
        }
        choices = [(word, each, each is now) for each, word in words.items()]
        self.restriction.offer(words[now], choices, self._take("restriction"))

    def _offer_sorts(self) -> None:
        words = {
            Sort.NEWEST: self.tr("Newest first"),
            Sort.OLDEST: self.tr("Oldest first"),
            Sort.VIEWS: self.tr("Most viewed"),
            Sort.FEWEST_VIEWS: self.tr("Least viewed"),
            Sort.COMMENTS: self.tr("Most comments"),
            Sort.FEWEST_COMMENTS: self.tr("Fewest comments"),
            Sort.TITLE: self.tr("By title"),
            Sort.TITLE_DOWN: self.tr("By title, backwards"),
        }
        menu = QMenu(self.sort)
        for sort, word in words.items():
            action = menu.addAction(word)
            action.setCheckable(True)
            action.setChecked(sort is self._looking.sort)
            action.triggered.connect(partial(_tell, self.order_chosen.emit, sort))
        _replace_menu(self.sort, menu)
        self.sort.say(words[self._looking.sort], self.tr("Order"))

    def _offer_views(self) -> None:
        menu = QMenu(self.views)
        for name, view in self._views.items():
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(view == self._looking)
            action.triggered.connect(partial(_tell, self.view_chosen.emit, view))
        menu.addSeparator()
        menu.addAction(self.tr("Save this view…")).triggered.connect(self.save_wanted)
        if self._views:
            away = menu.addMenu(self.tr("Forget a view"))
            for name in self._views:
                action = away.addAction(name.replace("&", "&&"))
                action.triggered.connect(partial(_tell, self.forget_wanted.emit, name))
        _replace_menu(self.views, menu)
        named = (name for name, view in self._views.items() if view == self._looking)
        self.views.say(next(named, self.tr("Views")), self.tr("Saved views"))

    def _take(self, field: str) -> Any:
        def take(value: Any) -> None:
            self.narrowed.emit(replace(self._looking.narrowing, **{field: value}))

        return take

    def _take_visibility(self, value: Visibility | None) -> None:
        now = set(self._looking.narrowing.visibilities)
        wanted = now ^ {value} if value is not None else set()
        chosen = tuple(each for each in Visibility if each in wanted)
        self.narrowed.emit(replace(self._looking.narrowing, visibilities=chosen))


def _replace_menu(button: Button, menu: QMenu) -> None:
    old = button.menu()
    button.setMenu(menu)
    if old is not None:
        old.deleteLater()
