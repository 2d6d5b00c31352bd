from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.features.identity.leaving_view import DeleteDialog, LeavingView
from tests.studio.examples import find, run
from tests.studio.features.identity.belongings_bench import Account


def test_the_name_has_to_be_typed(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        account = Account(tmp_path)
        view = LeavingView(account.leaving)
        qtbot.addWidget(view)
        view.show()
        assert not find(view, QPushButton).isEnabled(), "nobody can prove who asks yet"
        account.security.load()
        await account.rest()
        find(view, QPushButton).click()
        dialog = find(view, DeleteDialog)
        assert not dialog.delete_button.isEnabled()
        bullets = [each for each in dialog.findChildren(QLabel) if each.text() == "•"]
        assert len(bullets) == 4, "they hang beside their points"
        qtbot.keyClicks(dialog.name.edit, "tahmin")
        qtbot.keyClick(dialog.name.edit, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert account.proofs == 0
        qtbot.keyClicks(dialog.name.edit, "a")
        assert not dialog.grab().isNull()
        dialog.delete_button.click()
        assert account.proofs == 1
        account.leaving.note_unknown(unknown=True)
        assert view.isHidden()
        await account.scope.aclose()

    run(qapp, work())
