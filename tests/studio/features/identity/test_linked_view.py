from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from studio.features.identity.browser_panel import BrowserPanel
from studio.features.identity.linked_view import LinkedView
from tests.patience import eventually
from tests.studio.examples import find, run
from tests.studio.features.identity.belongings_bench import Account


def test_each_provider_is_linked_or_can_be(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        account = Account(tmp_path)
        view = LinkedView(account.linked)
        qtbot.addWidget(view)
        view.show()
        await account.load()
        buttons = {b.accessibleName(): b for b in view.findChildren(QPushButton) if b.isVisible()}
        assert set(buttons) == {"Unlink your Google account", "Link your Apple account"}
        buttons["Link your Apple account"].click()
        account.security.prove("right", "")
        await eventually(lambda: bool(account.browser.shown))
        panel = find(view, BrowserPanel)
        assert panel.isVisible()
        panel.cancel.click()
        await account.rest()
        assert not panel.isVisible()
        again = next(
            b
            for b in view.findChildren(QPushButton)
            if b.accessibleName().startswith("Unlink") and b.isEnabled()
        )
        again.click()
        await account.rest()
        assert account.said == ["Unlinked"]
        assert not view.grab().isNull()
        await account.scope.aclose()

    run(qapp, work())
