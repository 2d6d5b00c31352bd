"""The security cards of the settings page, and the dialogs that they open."""

import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from server.contract.account import AuthenticatorOut, DeviceOut
from studio.features.identity.security import SecurityViewModel
from studio.features.identity.security_dialogs import (
    AuthenticatorDialog,
    ElsewhereProofDialog,
    EmailDialog,
    PasswordDialog,
    ProofDialog,
    RecoveryCodesDialog,
)
from studio.ui import formatting
from studio.ui.buttons import Button, GhostButton
from studio.ui.cards import card, line, row
from studio.ui.countries import country_name
from studio.ui.labels import TextLabel, hairline, label, set_tone
from studio.ui.layouts import clear
from studio.ui.step_dialog import StepDialog
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


class SecurityView(TranslatedWidget):
    """Shows a :class:`SecurityViewModel`."""

    def __init__(self, model: SecurityViewModel) -> None:
        super().__init__()
        self._model = model
        self._title = label("section")
        self._names = [label("bodyMedium") for _ in range(3)]
        self._notes = [label("small", "tertiary", wrap=True) for _ in range(3)]
        self._two_step = Button("shield-check")
        self._codes = Button("key-round")
        self._password = Button("lock-keyhole")
        self._confirm = Button("mail-check")
        self._email = Button("pencil")
        self._devices_title = label("section")
        self._others = Button("log-out")
        self._rows = QVBoxLayout()
        self._dialog: StepDialog | None = None
        self._lay_out()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(self.tr("Sign-in and security"))
        names = (self.tr("Two-step sign-in"), self.tr("Password"), self.tr("Email"))
        for name, text in zip(self._names, names, strict=True):
            name.setText(text)
        self._codes.say(self.tr("New recovery codes"))
        self._password.say(self.tr("Change password"))
        self._confirm.say(self.tr("Confirm address"))
        self._email.say(self.tr("Change…"), self.tr("Change your email address"))
        self._email.setAccessibleName(self.tr("Change your email address"))
        self._devices_title.setText(self.tr("Where you are signed in"))
        self._others.say(self.tr("Sign out everywhere else"))
        self._refresh()

    def _refresh(self) -> None:
        model, security = self._model, self._model.security
        self.setVisible(not model.unknown)
        enabled = security is not None and security.second_factor_enabled
        self._two_step.say(self.tr("Turn off") if enabled else self.tr("Set up"))
        self._codes.setVisible(enabled)
        unconfirmed = security is not None and not security.email_verified
        self._confirm.setVisible(unconfirmed and model.mails)
        self._email.setVisible(model.mails)
        for button in self._buttons():
            button.setEnabled(security is not None and not model.busy)
        self._password.setVisible(security is None or security.has_password)
        self._say_notes()
        self._show_devices()
        self._show_refusal()

    def _buttons(self) -> tuple[Button, ...]:
        first = (self._two_step, self._codes, self._password)
        return (*first, self._confirm, self._email, self._others)

    def _say_notes(self) -> None:
        security = self._model.security
        two_step, password, email = self._notes
        if security is None or security.has_password:
            password.setText(self.tr("Changing it can sign you out everywhere else."))
        else:
            password.setText(
                self.tr("You have none. Choose Forgot it? at the sign-in to set one by mail.")
            )
        if security is None:
            two_step.setText("")
            email.setText("")
            return
        needed = security.second_factor_required and not security.second_factor_enabled
        set_tone(two_step, "warn" if needed else "tertiary")
        if security.second_factor_enabled:
            left = self.tr("%Ln recovery codes left.", "", security.recovery_codes_left)
            two_step.setText(f"{self.tr('On.')} {left}")
        elif needed:
            two_step.setText(self.tr("Your role asks for it: set it up to do your work."))
        else:
            two_step.setText(self.tr("Off. A stolen password alone is enough to get in."))
        set_tone(email, "tertiary" if security.email_verified else "warn")
        confirmed = (
            self.tr("%1, confirmed")
            if security.email_verified
            else self.tr("%1, not confirmed yet")
        )
        told = [confirmed.replace("%1", security.email)]
        if security.pending_email:
            waits = self.tr("Changes to %1 when the link that was sent there is opened.")
            told.append(waits.replace("%1", security.pending_email))
        if not self._model.mails:
            told.append(self.tr("This server sends no mail, so it cannot be changed here."))
        email.setText("\n".join(told))

    def _show_devices(self) -> None:
        clear(self._rows)
        for place, device in enumerate(self._model.devices):
            if place:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._device_row(device))
        self._others.setVisible(len(self._model.devices) > 1)

    def _device_row(self, device: DeviceOut) -> QWidget:
        name = TextLabel("bodyMedium")
        name.set_text(device.name or self.tr("Unnamed device"))
        seen = (
            self.tr("This device")
            if device.current
            else self.tr("Last seen %1").replace("%1", formatting.date_long(device.last_seen_at))
        )
        where = country_name(device.country) if device.country else device.ip_address
        note = label("small", "accent" if device.current else "tertiary")
        note.setText(f"{seen}, {where}" if where else seen)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(note)
        leave: GhostButton | None = None
        if not device.current:
            leave = GhostButton()
            leave.say(self.tr("Sign out"))
            leave.setEnabled(not self._model.busy)
            leave.clicked.connect(lambda: self._model.sign_out_device(device.id))
        return row(words, leave)

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self._refresh)
        model.proof_wanted.connect(self._ask_proof)
        model.proved.connect(self._end_dialog)
        model.authenticator_made.connect(self._show_authenticator)
        model.codes_made.connect(self._show_codes)
        model.password_changed.connect(self._end_dialog)
        model.email_asked.connect(self._end_dialog)
        self._two_step.clicked.connect(self._change_two_step)
        self._codes.clicked.connect(model.new_recovery_codes)
        self._password.clicked.connect(self._ask_password)
        self._confirm.clicked.connect(model.ask_confirmation)
        self._email.clicked.connect(self._ask_email)
        self._others.clicked.connect(model.sign_out_others)

    def _change_two_step(self) -> None:
        security = self._model.security
        if security is not None and security.second_factor_enabled:
            self._model.drop_second_factor()
        else:
            self._model.begin_second_factor()

    def _ask_proof(self) -> None:
        security = self._model.security
        dialog: StepDialog
        if security is not None and not security.has_password:
            elsewhere = ElsewhereProofDialog(self._model.ways, self._model.trip, self)
            elsewhere.chosen.connect(self._model.prove_elsewhere)
            elsewhere.coded.connect(self._model.give_code)
            self._model.code_wanted.connect(elsewhere.ask_code)
            dialog = elsewhere
        else:
            with_code = security is not None and security.second_factor_enabled
            dialog = ProofDialog(self, with_code=with_code)
            dialog.submitted.connect(self._model.prove)
        dialog.rejected.connect(self._model.forget_proof)
        self._open(dialog)

    def _show_authenticator(self, made: AuthenticatorOut) -> None:
        dialog = AuthenticatorDialog(made, self)
        dialog.submitted.connect(self._model.confirm_second_factor)
        self._open(dialog)

    def _show_codes(self, codes: list[str]) -> None:
        self._open(RecoveryCodesDialog(codes, self))

    def _ask_password(self) -> None:
        dialog = PasswordDialog(self)
        dialog.submitted.connect(
            lambda old, new, others: self._model.change_password(old, new, sign_out_others=others)
        )
        self._open(dialog)

    def _ask_email(self) -> None:
        dialog = EmailDialog(self._model.fits, self)
        dialog.submitted.connect(self._model.change_email)
        self._open(dialog)

    def _open(self, dialog: StepDialog) -> None:
        """One at a time: what comes next takes the place of what was answered."""
        self._end_dialog()
        self._dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _end_dialog(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None and shiboken6.isValid(dialog):
            dialog.accept()

    def _show_refusal(self) -> None:
        """What the last step was refused for is said in the dialog that asked for it."""
        if self._dialog is not None and shiboken6.isValid(self._dialog):
            self._dialog.show_problem(self._model.refusal)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().tokens.number("space.cardGap"))
        two_step = _beside(self._codes, self._two_step)
        controls = (two_step, self._password, _beside(self._confirm, self._email))
        lines = [
            line(name, note, control)
            for name, note, control in zip(self._names, self._notes, controls, strict=True)
        ]
        column.addWidget(card(self._title, lines))
        self._devices = QWidget()
        self._devices.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card(self._devices_title, [self._devices], self._others))


def _beside(*buttons: Button) -> QWidget:
    """Buttons of one line, side by side."""
    holder = QWidget()
    row_of = QHBoxLayout(holder)
    row_of.setContentsMargins(0, 0, 0, 0)
    row_of.setSpacing(8)
    for button in buttons:
        row_of.addWidget(button)
    return holder
