from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from server.contract.errors import ErrorCode
from server.contract.identity import SocialProvider
from studio.features.identity.security import SecurityViewModel
from studio.features.identity.security_dialogs import (
    AuthenticatorDialog,
    ElsewhereProofDialog,
    EmailDialog,
    PasswordDialog,
    ProofDialog,
    RecoveryCodesDialog,
)
from studio.features.identity.security_view import SecurityView
from studio.kit.errors import Offline, refusal
from studio.ui.note_box import NoteBox
from studio.ui.step_dialog import StepDialog
from tests.patience import eventually
from tests.studio.examples import run
from tests.studio.features.identity.bench import MemoryBrowser, come_back
from tests.studio.features.identity.test_security import Bench


def _buttons(widget: QWidget) -> dict[str, QPushButton]:
    found = widget.findChildren(QPushButton)
    return {b.text().strip(): b for b in found if not b.isHidden()}


def _words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def _dialogs(view: QWidget) -> Iterator[StepDialog]:
    return (d for d in view.findChildren(StepDialog) if d.isVisible())


def test_two_step_sign_in_from_the_button_to_the_codes(qtbot: QtBot, qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.safety.proof_needed = True
        view = SecurityView(bench.model)
        qtbot.addWidget(view)
        view.show()
        bench.model.load()
        await bench.rest()
        assert "Sign out everywhere else" in _buttons(view)
        _buttons(view)["Set up"].click()
        await bench.rest()
        [proof] = _dialogs(view)
        assert isinstance(proof, ProofDialog)
        proof.password.edit.setText("wrong")
        proof.go.click()
        await bench.rest()
        assert proof.findChild(NoteBox).isVisible()  # type: ignore[union-attr]
        proof.password.edit.setText("right")
        proof.go.click()
        await bench.rest()
        [scan] = _dialogs(view)
        assert isinstance(scan, AuthenticatorDialog)
        assert not scan.grab().isNull()
        qtbot.keyClicks(scan.code, "000000")
        scan.go.click()
        await bench.rest()
        assert scan.code.text() == "", "the refused code makes room for the next"
        qtbot.keyClicks(scan.code, "123456")
        scan.go.click()
        await bench.rest()
        [codes] = _dialogs(view)
        assert isinstance(codes, RecoveryCodesDialog)
        codes.cancel.click()
        assert QApplication.clipboard().text().count("\n") == 9
        codes.go.click()
        assert list(_dialogs(view)) == []
        assert {"Turn off", "New recovery codes"} <= set(_buttons(view))
        await bench.scope.aclose()

    run(qapp, work())


def test_the_password_dialog_stays_until_the_server_agrees(
    qtbot: QtBot, qapp: QApplication
) -> None:
    async def work() -> None:
        bench = Bench()
        view = SecurityView(bench.model)
        qtbot.addWidget(view)
        view.show()
        bench.model.load()
        await bench.rest()
        _buttons(view)["Change password"].click()
        [dialog] = _dialogs(view)
        assert isinstance(dialog, PasswordDialog)
        dialog.password.edit.setText("wrong")
        dialog.new_password.edit.setText("short")
        assert not dialog.go.isEnabled()
        dialog.new_password.edit.setText("a long passphrase")
        dialog.go.click()
        await bench.rest()
        assert dialog.isVisible()
        dialog.password.edit.setText("right")
        dialog.go.click()
        await bench.rest()
        assert list(_dialogs(view)) == []
        assert bench.safety.done == [("password", True)]
        await bench.scope.aclose()

    run(qapp, work())


def test_a_server_that_knows_nothing_of_it_shows_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.safety.refuse = refusal(ErrorCode.NOT_FOUND, "There is nothing at this address.")
        view = SecurityView(bench.model)
        qtbot.addWidget(view)
        view.show()
        bench.model.load()
        await bench.rest()
        assert not view.isVisible()
        bench.safety.refuse = None
        bench.model.load()
        await bench.rest()
        assert view.isVisible()
        await bench.scope.aclose()

    run(qapp, work())


def test_what_is_missing_is_said(qtbot: QtBot, qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.safety.required = True
        bench.safety.refuse = Offline("No answer.")
        view = SecurityView(bench.model)
        qtbot.addWidget(view)
        view.show()
        bench.model.load()
        await bench.rest()
        assert not _buttons(view)["Set up"].isEnabled()
        bench.safety.refuse = None
        bench.model.load()
        await bench.rest()
        assert "Confirm address" in _buttons(view)
        qtbot.mouseClick(_buttons(view)["Sign out"], Qt.MouseButton.LeftButton)
        await bench.rest()
        assert len(bench.model.devices) == 2
        await bench.scope.aclose()

    run(qapp, work())


def test_a_proof_without_a_password_goes_through_the_browser(
    qtbot: QtBot, qapp: QApplication
) -> None:
    async def work() -> None:
        bench = Bench()
        bench.safety.has_password = False
        bench.safety.proof_needed = True
        browser = MemoryBrowser()
        model = SecurityViewModel(bench.safety, bench.scope, open_browser=browser)
        model.ways = (SocialProvider.GOOGLE,)
        view = SecurityView(model)
        qtbot.addWidget(view)
        view.show()
        model.load()
        await bench.rest()
        assert "Change password" not in _buttons(view)
        model.sign_out_device(bench.safety.signed_in[1].id)
        await bench.rest()
        [proof] = _dialogs(view)
        assert isinstance(proof, ElsewhereProofDialog)
        proof.buttons.buttons[SocialProvider.GOOGLE].click()
        await eventually(lambda: bool(browser.shown))
        await come_back(bench.safety.flows[-1], code="abc")
        await bench.rest()
        assert len(model.devices) == 2
        assert list(_dialogs(view)) == []
        await bench.scope.aclose()

    run(qapp, work())


def test_another_address_waits_for_its_link(qtbot: QtBot, qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.safety.proof_needed = True
        noted: list[str] = []
        bench.model.noted.connect(noted.append)
        view = SecurityView(bench.model)
        qtbot.addWidget(view)
        view.show()
        bench.model.load()
        await bench.rest()
        _buttons(view)["Change…"].click()
        [dialog] = _dialogs(view)
        assert isinstance(dialog, EmailDialog)
        for nothing in ("new@", "T@nodi.example"):
            dialog.email.edit.setText(nothing)
            assert not dialog.go.isEnabled()
        dialog.email.edit.setText(" new@nodi.example ")
        dialog.go.click()
        await bench.rest()
        [proof] = _dialogs(view)
        assert isinstance(proof, ProofDialog)
        proof.password.edit.setText("right")
        proof.go.click()
        await bench.rest()
        assert list(_dialogs(view)) == []
        assert noted == [
            "A link is on its way to new@nodi.example. The address changes when it is opened."
        ]
        assert any("Changes to new@nodi.example" in text for text in _words(view))
        await bench.scope.aclose()

    run(qapp, work())


def test_no_address_is_asked_for_where_no_mail_is_sent(qtbot: QtBot, qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        view = SecurityView(bench.model)
        qtbot.addWidget(view)
        view.show()
        bench.model.load()
        await bench.rest()
        _buttons(view)["Change…"].click()
        [dialog] = _dialogs(view)
        assert isinstance(dialog, EmailDialog)
        bench.safety.refuse = refusal(ErrorCode.NO_MAIL, "This server sends no mail.")
        dialog.email.edit.setText("new@nodi.example")
        dialog.go.click()
        await bench.rest()
        assert dialog.wrong.isVisible(), "what the server said stays in the dialog"
        dialog.cancel.click()
        bench.model.note_mails(mails=False)
        assert not {"Change…", "Confirm address"} & set(_buttons(view))
        assert any("sends no mail" in text for text in _words(view))
        await bench.scope.aclose()

    run(qapp, work())
