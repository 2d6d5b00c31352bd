from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.features.identity.security_dialogs import (
    AuthenticatorDialog,
    ProofDialog,
    RecoveryCodesDialog,
)
from studio.ui.labels import label
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
