from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from server.contract.identity import SocialProvider
from studio.features.identity.browser_trip import BrowserTrip
from studio.features.identity.security_dialogs import (
    AuthenticatorDialog,
    ElsewhereProofDialog,
    ProofDialog,
    RecoveryCodesDialog,
)
from studio.kit.task_scope import TaskScope
from studio.ui.labels import label
from tests.studio.features.identity.bench import MemoryBrowser
from tests.studio.features.identity.test_security import CODES, MADE


def test_a_proof_wants_a_code_where_there_is_a_second_factor(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    plain, strict = ProofDialog(parent, with_code=False), ProofDialog(parent, with_code=True)
    for dialog in (plain, strict):
        dialog.password.edit.setText("right")
    assert plain.go.isEnabled()
    assert not strict.go.isEnabled()
    strict.code.edit.setText("123456")
    with qtbot.waitSignal(strict.submitted) as told:
        strict.go.click()
    assert told.args == ["right", "123456"]


def test_a_secret_can_be_typed_by_hand_and_codes_are_all_there(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    kind = type(label("body"))
    scan = AuthenticatorDialog(MADE, parent)
    assert "JBSW Y3DP EHPK 3PXP" in [each.text() for each in scan.findChildren(kind)]
    codes = RecoveryCodesDialog(CODES, parent)
    assert set(CODES) <= {each.text() for each in codes.findChildren(kind)}


def test_a_proof_without_a_password(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    trip = BrowserTrip(TaskScope(lambda _error: None), MemoryBrowser())
    dialog = ElsewhereProofDialog([SocialProvider.GOOGLE], trip, parent)
    dialog.open()
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.buttons.buttons[SocialProvider.GOOGLE].click()
    assert told.args == [SocialProvider.GOOGLE]
    assert dialog.panel.isVisible()
    dialog.ask_code()
    assert not dialog.go.isEnabled()
    dialog.code.edit.setText("123456")
    with qtbot.waitSignal(dialog.coded) as coded:
        dialog.go.click()
    assert coded.args == ["123456"]
    dialog.show_problem("It did not work out.")
    assert dialog.code.isHidden()
    assert dialog.buttons.isVisible()
    assert not dialog.panel.isVisible()
    dialog.reject()
    assert ElsewhereProofDialog([], trip, parent).buttons.isHidden()
