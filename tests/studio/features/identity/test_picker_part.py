from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from studio.features.identity.picker_part import PickerPart
from studio.features.identity.server_card import ServerCard
from tests.studio.examples import find, run
from tests.studio.features.identity.bench import OTHER, Bench


def test_servers_come_and_go(qtbot: QtBot, qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        part = PickerPart(bench.model)
        qtbot.addWidget(part)
        part.show()
        bench.model.picker.load()
        await bench.rest()
        assert len([c for c in part.findChildren(ServerCard) if c.isVisible()]) == 2
        address = find(part, QLineEdit)
        qtbot.keyClicks(address, "https://new.example")
        qtbot.keyClick(address, Qt.Key.Key_Return)
        await bench.rest()
        assert address.text() == ""
        assert bench.model.picker.chosen_key == "https://new.example"
        bench.model.picker.forget(OTHER)
        await bench.rest()
        assert len([c for c in part.findChildren(ServerCard) if c.isVisible()]) == 2
        bench.model.close()
        await bench.scope.aclose()

    run(qapp, work())
