from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.features.identity.mail_banner import MailBanner
from tests.studio.examples import run
from tests.studio.features.identity.belongings_bench import Account


def test_it_comes_says_how_it_stands_and_goes(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        account = Account(tmp_path)
        banner = MailBanner(account.reminder)
        qtbot.addWidget(banner)
        assert banner.isHidden()
        account.reminder.load()
        await account.rest()
        banner.show()
        buttons = {b.accessibleName(): b for b in banner.findChildren(QPushButton)}
        buttons["Send the link again"].click()
        await account.rest()
        said = [label.text() for label in banner.findChildren(QLabel)]
        assert "A new link is on its way to t@nodi.example." in said
        buttons["Not now"].click()
        assert banner.isHidden()
        account.memory.keep_text("mail-reminder-dismissed", "")
        account.reminder.load()
        await account.rest()
        seen = [account.reminder.wanted]
        account.belongings.verified = True
        QApplication.sendEvent(banner, QEvent(QEvent.Type.WindowActivate))
        await account.rest()
        seen.append(account.reminder.wanted)
        assert seen == [True, False], "it was confirmed meanwhile, in the browser"
        await account.scope.aclose()

    run(qapp, work())
