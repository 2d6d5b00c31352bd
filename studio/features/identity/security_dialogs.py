"""Dialogs of the security page: proof, authenticator app, recovery codes, password."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from server.contract.account import AuthenticatorOut
from server.contract.identity import PASSWORD_MIN, SocialProvider
from studio.features.identity.browser_panel import BrowserPanel
from studio.features.identity.browser_trip import BrowserTrip
from studio.features.identity.password import check_password
from studio.features.identity.social_buttons import SocialButtons
from studio.features.identity.social_entry import PROVIDER_NAMES
from studio.ui.code_field import DIGITS, CodeField
from studio.ui.fields import Field
from studio.ui.labels import label
from studio.ui.step_dialog import StepDialog
from studio.ui.theme import current_theme

_QR = 184


class ProofDialog(StepDialog):
    """Asks for the password, and for a code where a second factor is set up."""

    submitted = Signal(str, str)

    def __init__(self, parent: QWidget, *, with_code: bool) -> None:
        super().__init__(parent)
        self.password = Field(secret=True)
        self.code = Field()
        self.code.setVisible(with_code)
        self._with_code = with_code
        self.body.addWidget(self.password)
        self.body.addWidget(self.code)
        self.go.clicked.connect(lambda: self.submitted.emit(self.password.text, self.code.text))
        for field in (self.password, self.code):
            field.edit.textChanged.connect(lambda _text: self._check())
        self.retranslate()
        self._check()

    def retranslate(self) -> None:
        """All words."""
        self.heading.setText(self.tr("Is it you?"))
        self.setWindowTitle(self.heading.text())
        self.note.setText(
            self.tr("Before this is changed, show once more that it is your account.")
        )
        self.password.say(self.tr("Password"))
        self.password.say_eye(self.tr("Show or hide the password"))
        self.code.say(self.tr("Code from your authenticator app"), self.tr("Or a recovery code."))
        self.cancel.say(self.tr("Cancel"))
        self.go.say(self.tr("Continue"))

    def _check(self) -> None:
        coded = len(self.code.text.strip()) >= DIGITS or not self._with_code
        self.go.setEnabled(bool(self.password.text) and coded)


class ElsewhereProofDialog(StepDialog):
    """Asks for an account elsewhere, where there is no password to ask for.

    Args:
        ways: The accounts that are linked.
        trip: The way through the browser.
        parent: Whose dialog it is.
    """

    chosen = Signal(object)
    """A :class:`SocialProvider`."""
    coded = Signal(str)
    """The code of the second factor."""

    def __init__(self, ways: Sequence[SocialProvider], trip: BrowserTrip, parent: QWidget) -> None:
        super().__init__(parent)
        self._ways = tuple(ways)
        self.buttons = SocialButtons(divider=False)
        self.panel = BrowserPanel(trip)
        self.panel.cancel.hide()
        self.panel.hide()
        self.body.addWidget(self.buttons)
        self.code = Field()
        self.code.hide()
        self.body.addWidget(self.panel)
        self.body.addWidget(self.code)
        self.go.hide()
        self.go.clicked.connect(lambda: self.coded.emit(self.code.text))
        self.code.edit.textChanged.connect(lambda _text: self._check())
        self.buttons.offer(self._ways)
        self.buttons.chosen.connect(self._on_chosen)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self.heading.setText(self.tr("Is it you?"))
        self.setWindowTitle(self.heading.text())
        if self._ways:
            note = self.tr("Your account has no password. Sign in once more where you came from.")
        else:
            note = self.tr(
                "Your account has no password yet. Sign out, choose Forgot it?, and set one "
                "by mail."
            )
        self.note.setText(note)
        self.code.say(self.tr("Code from your authenticator app"), self.tr("Or a recovery code."))
        self.cancel.say(self.tr("Cancel"))
        self.go.say(self.tr("Continue"))

    def ask_code(self) -> None:
        """The browser is back: the code of the second factor comes last."""
        self.panel.hide()
        self.code.edit.clear()
        self.code.show()
        self.go.show()
        self._check()
        self.code.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, text: str) -> None:
        """It did not work out there: choose again."""
        super().show_problem(text)
        if text:
            for part in (self.panel, self.code, self.go):
                part.hide()
            self.buttons.offer(self._ways)

    def _check(self) -> None:
        self.go.setEnabled(len(self.code.text.strip()) >= DIGITS)

    def _on_chosen(self, provider: SocialProvider) -> None:
        self.show_problem("")
        self.buttons.offer(())
        self.panel.show_provider(PROVIDER_NAMES[provider])
        self.panel.show()
        self.chosen.emit(provider)


class AuthenticatorDialog(StepDialog):
    """A picture to scan with an authenticator app, and a first code of it."""

    submitted = Signal(str)

    def __init__(self, made: AuthenticatorOut, parent: QWidget) -> None:
        super().__init__(parent)
        self._made = made
        self._by_hand = label("small", "tertiary", wrap=True)
        self._secret = label("bodyMedium", wrap=True)
        self._secret.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._secret.setText(_grouped(made.secret))
        self._code_label = label("bodyMedium")
        self.code = CodeField()
        self._code_label.setBuddy(self.code)
        self.body.addWidget(QrPicture(made.qr_svg), alignment=Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self._by_hand)
        self.body.addWidget(self._secret)
        self.body.addSpacing(4)
        self.body.addWidget(self._code_label)
        self.body.addWidget(self.code)
        self.go.clicked.connect(lambda: self.submitted.emit(self.code.text()))
        self.code.textChanged.connect(lambda _text: self._check())
        self.retranslate()
        self._check()

    def retranslate(self) -> None:
        """All words."""
        self.heading.setText(self.tr("Set up two-step sign-in"))
        self.setWindowTitle(self.heading.text())
        self.note.setText(
            self.tr("Scan this with an authenticator app, then enter the 6 digits that it shows.")
        )
        self._by_hand.setText(self.tr("No camera? Type this into the app instead:"))
        self._code_label.setText(self.tr("Code from the app"))
        self.code.setAccessibleName(self._code_label.text())
        self.cancel.say(self.tr("Cancel"))
        self.go.say(self.tr("Turn on"))

    def show_problem(self, text: str) -> None:
        """The code was refused."""
        super().show_problem(text)
        if text:
            self.code.clear()
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> None:
        self.go.setEnabled(len(self.code.text()) == DIGITS)


class RecoveryCodesDialog(StepDialog):
    """The codes, this once. Closing asks for nothing: they can be made anew."""

    def __init__(self, codes: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._codes = tuple(codes)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for place, code in enumerate(self._codes):
            shown = label("bodyMedium")
            shown.setText(code)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(shown, place // 2, place % 2)
        self.body.addLayout(grid)
        self.cancel.clicked.disconnect()
        self.cancel.clicked.connect(self._copy)
        self.cancel.set_icon("copy")
        self.go.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self.heading.setText(self.tr("Your recovery codes"))
        self.setWindowTitle(self.heading.text())
        self.note.setText(
            self.tr(
                "Each of them works once, in place of a code, if your phone is lost. Keep them "
                "where only you find them: they are not shown again."
            )
        )
        self.cancel.say(self.tr("Copy all"))
        self.go.say(self.tr("I have kept them"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._codes))


class PasswordDialog(StepDialog):
    """The present password and another one."""

    submitted = Signal(str, str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.password = Field(secret=True)
        self.new_password = Field(secret=True)
        self.others = QCheckBox()
        self.others.setChecked(True)
        for widget in (self.password, self.new_password, self.others):
            self.body.addWidget(widget)
        self.go.clicked.connect(self._submit)
        for field in (self.password, self.new_password):
            field.edit.textChanged.connect(lambda _text: self._check())
        self.retranslate()
        self._check()

    def retranslate(self) -> None:
        """All words."""
        self.heading.setText(self.tr("Change password"))
        self.setWindowTitle(self.heading.text())
        self.note.setText(self.tr("A few words that only you would combine make a good one."))
        self.password.say(self.tr("Present password"))
        least = self.tr("At least %Ln characters", "", PASSWORD_MIN)
        self.new_password.say(self.tr("New password"), least)
        for field in (self.password, self.new_password):
            field.say_eye(self.tr("Show or hide the password"))
        self.others.setText(self.tr("Sign out everywhere else"))
        self.cancel.say(self.tr("Cancel"))
        self.go.say(self.tr("Change password"))

    def _check(self) -> None:
        enough = check_password(self.new_password.text).enough
        self.go.setEnabled(bool(self.password.text) and enough)

    def _submit(self) -> None:
        self.submitted.emit(self.password.text, self.new_password.text, self.others.isChecked())


class EmailDialog(StepDialog):
    """Another address, which a link is mailed to.

    Args:
        fits: Whether it is an address that can be asked for.
        parent: Whose dialog it is.
    """

    submitted = Signal(str)

    def __init__(self, fits: Callable[[str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._fits = fits
        self.email = Field()
        self.body.addWidget(self.email)
        self.go.clicked.connect(lambda: self.submitted.emit(self.email.text))
        self.email.edit.textChanged.connect(lambda _text: self._check())
        self.retranslate()
        self._check()

    def retranslate(self) -> None:
        """All words."""
        self.heading.setText(self.tr("Change your email address"))
        self.setWindowTitle(self.heading.text())
        self.note.setText(
            self.tr("We send a link to the new address. Until you open it, nothing changes.")
        )
        self.email.say(self.tr("New email address"))
        self.cancel.say(self.tr("Cancel"))
        self.go.say(self.tr("Send the link"))

    def _check(self) -> None:
        self.go.setEnabled(self._fits(self.email.text))


class QrPicture(QWidget):
    """A QR code on white, in both themes: cameras want dark on light."""

    def __init__(self, svg: str) -> None:
        super().__init__()
        self._drawing = QSvgRenderer(QByteArray(svg.encode()))
        side = current_theme().scaled(_QR)
        self.setFixedSize(QSize(side, side))
        self.setAccessibleName("QR")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The squares, with a quiet margin."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        radius = current_theme().tokens.number("radius.control")
        painter.drawRoundedRect(self.rect(), radius, radius)
        self._drawing.render(painter, QRectF(self.rect()).adjusted(8, 8, -8, -8))


def _grouped(secret: str) -> str:
    """In groups of four, as people type."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
