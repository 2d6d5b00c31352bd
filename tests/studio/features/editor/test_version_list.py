from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from server.contract.media import TranscodingStatus
from studio.features.editor.version_list import VersionList
from studio.ui.buttons import LinkButton
from tests.studio.features.editor.bench import make_version


def test_what_plays_and_is_not_live_can_be_made_live(qtbot: QtBot) -> None:
    shown = VersionList()
    qtbot.addWidget(shown)
    failed = {"status": TranscodingStatus.FAILED, "playable": False, "error_message": "Cut short."}
    versions = [make_version(3, **failed), make_version(2, is_active=True), make_version(1)]
    shown.show_versions(versions, able=True)
    [button] = shown.findChildren(LinkButton)
    assert button.accessibleName() == "Make version 1 live"
    with qtbot.waitSignal(shown.chosen) as told:
        button.click()
    assert told.args == [1]
    words = [each.text() for each in shown.findChildren(QLabel)]
    assert {"Live", "Failed"} <= set(words)
    shown.show_versions(versions[:1], able=False)
