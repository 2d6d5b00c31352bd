"""Everything of the settings page that is about the account: its safety, links, data, end."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from server.contract.errors import ErrorCode
from studio.features.identity.belongings import BelongingsGateway
from studio.features.identity.exports import ExportsViewModel
from studio.features.identity.exports_view import ExportsView
from studio.features.identity.leaving import LeavingViewModel
from studio.features.identity.leaving_view import LeavingView
from studio.features.identity.linked import LinkedViewModel
from studio.features.identity.linked_view import LinkedView
from studio.features.identity.reminder import MailReminder
from studio.features.identity.security import SecurityViewModel
from studio.features.identity.security_gateway import SecurityGateway
from studio.features.identity.security_view import SecurityView
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.net.client import ApiClient
from studio.ui.memory import Memory
from studio.ui.note_box import NoteBox
from studio.ui.problems import sentence_of
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


class AccountModels(QObject):
    """The view models of one account.

    Args:
        api: The account's connection.
        scope: Runs the requests.
        memory: How its screens were left.
        username: Of the account.
    """

    noted = Signal(str)
    failed = Signal(str)

    def __init__(self, api: ApiClient, scope: TaskScope, memory: Memory, username: str) -> None:
        super().__init__()
        belongings = BelongingsGateway(api, scope)
        self.security = SecurityViewModel(SecurityGateway(api), scope)
        self.linked = LinkedViewModel(belongings, self.security, scope)
        self.exports = ExportsViewModel(belongings, self.security, scope)
        self.leaving = LeavingViewModel(belongings, self.security, username)
        self.reminder = MailReminder(belongings, scope, memory)
        for model in (self.security, self.linked, self.exports):
            model.noted.connect(self.noted)
        self.security.failed.connect(self.failed)
        # A server that makes no copies deletes no accounts either: both came together.
        self.exports.changed.connect(
            lambda: self.leaving.note_unknown(unknown=self.exports.unknown)
        )

    @property
    def problem(self) -> StudioError | None:
        """Why some of it cannot be shown, once for all cards; nothing that a server lacks."""
        told = (each.problem for each in (self.security, self.linked, self.exports))
        return next((e for e in told if e is not None and e.code != ErrorCode.NOT_FOUND), None)

    def load(self) -> None:
        """Ask for everything that the page shows."""
        for model in (self.security, self.linked, self.exports):
            model.load()

    def close(self) -> None:
        """Let go of it all, with timers and browsers that are waited for."""
        for model in (self.security, self.linked, self.exports, self.leaving, self.reminder, self):
            model.deleteLater()


class AccountPage(TranslatedWidget):
    """Shows :class:`AccountModels`: one card below the other."""

    def __init__(self, models: AccountModels) -> None:
        super().__init__()
        self._models = models
        self.problem = NoteBox("danger")
        self.problem.action.connect(models.load)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().tokens.number("space.cardGap"))
        self.security = SecurityView(models.security)
        for part in (
            self.problem,
            self.security,
            LinkedView(models.linked),
            ExportsView(models.exports),
            LeavingView(models.leaving),
        ):
            column.addWidget(part)
        for model in (models.security, models.linked, models.exports):
            model.changed.connect(self._refresh)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self.problem.offer(self.tr("Try again"))
        self._refresh()

    def _refresh(self) -> None:
        told = self._models.problem
        self.problem.show_text("" if told is None else sentence_of(told))
