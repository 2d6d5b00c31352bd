from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from server.contract.account import ExportState
from studio.features.identity.exports_view import ExportsView
from tests.patience import eventually
from tests.studio.examples import find, run
from tests.studio.features.identity.belongings_bench import Account, export


def _button(view: ExportsView, text: str) -> QPushButton:
    return next(
        b for b in view.findChildren(QPushButton) if b.isVisible() and b.text().strip() == text
    )


def test_every_copy_says_how_it_is_and_a_ready_one_is_fetched(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        account = Account(tmp_path)
        view = ExportsView(account.exports)
        qtbot.addWidget(view)
        view.show()
        assert not _button(view, "Ask for a copy").isEnabled()
        account.belongings.copies = [export(state) for state in ExportState]
        await account.load()
        said = " | ".join(label.text() for label in view.findChildren(QLabel))
        for words in ("Being made", "Ready, 48 MB, until", "Ask again", "Removed"):
            assert words in said
        assert not _button(view, "Ask for a copy").isEnabled(), "one is being made"
        account.belongings.hold.clear()
        _button(view, "Download…").click()
        chooser = find(view, QFileDialog)
        chooser.fileSelected.emit(str(tmp_path / "mine.zip"))
        chooser.close()
        await eventually(lambda: any(b.value() == 250 for b in view.findChildren(QProgressBar)))
        _button(view, "Cancel").click()
        await account.rest()
        assert _button(view, "Download…").isEnabled()
        account.belongings.copies = []
        await account.load()
        _button(view, "Ask for a copy").click()
        await account.rest()
        assert account.exports.waiting
        await account.scope.aclose()

    run(qapp, work())
