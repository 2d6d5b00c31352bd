from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from server.contract.identity import SocialProvider
from studio.features.identity.social_buttons import SocialButtons


def test_only_what_the_server_offers_is_there(qtbot: QtBot) -> None:
    row = SocialButtons()
    qtbot.addWidget(row)
    assert row.isHidden()
    row.offer([SocialProvider.GOOGLE])
    row.show()
    google, apple = row.buttons[SocialProvider.GOOGLE], row.buttons[SocialProvider.APPLE]
    assert (google.text().strip(), apple.isHidden()) == ("Continue with Google", True)
    row.offer(list(SocialProvider))
    assert google.text().strip() == "Google"
    assert google.accessibleName() == "Continue with Google"
    with qtbot.waitSignal(row.chosen) as told:
        qtbot.mouseClick(apple, Qt.MouseButton.LeftButton)
    assert told.args == [SocialProvider.APPLE]
    row.offer([])
    assert row.isHidden()
