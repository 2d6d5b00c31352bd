from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.features.uploads.inspector import Inspector
from studio.features.uploads.state import ItemState
from studio.features.uploads.words import Verb
from tests.patience import PATIENCE_MS
from tests.studio.examples import make_item, make_processing, make_quota, make_video
from tests.studio.media.player.films import film


def test_it_shows_checks_sizes_and_what_comes_next(qtbot: QtBot) -> None:
    panel = Inspector()
    qtbot.addWidget(panel)
    panel.show()
    video = make_video(processing=make_processing(64))
    item = make_item(ItemState.READY, video=video)
    panel.show_item(item, make_quota())

    def texts() -> set[str]:
        return {found.text() for found in panel.findChildren(QLabel) if found.isVisible()}

    qtbot.waitUntil(lambda: {"360p", "720p", "ready", "64%"} <= texts())
    publish = next(b for b in panel.findChildren(QPushButton) if b.text() == "Publish")
    with qtbot.waitSignal(panel.acted) as acted:
        qtbot.mouseClick(publish, Qt.MouseButton.LeftButton)
    assert acted.args == [item, Verb.PUBLISH]
    panel.show_item(make_item(ItemState.REFUSED), None)
    qtbot.waitUntil(
        lambda: "Try again" in [b.text() for b in panel.findChildren(QPushButton) if b.isVisible()]
    )


def test_the_file_is_watched_before_it_is_sent(qtbot: QtBot, tmp_path: Path) -> None:
    panel = Inspector()
    qtbot.addWidget(panel)
    panel.resize(316, 600)
    panel.show()
    item = replace(make_item(ItemState.SENDING), path=film(tmp_path).path)
    panel.show_item(item, None)
    assert not panel.player.isVisible()
    qtbot.mouseClick(panel.watch, Qt.MouseButton.LeftButton)
    playback = panel.player.playback
    qtbot.waitUntil(lambda: not playback.picture.isNull(), timeout=PATIENCE_MS)
    assert panel.player.isVisible()
    panel.show_item(replace(item, state=ItemState.READY), None)
    assert panel.player.isVisible(), "it is the same file"
    panel.show_item(make_item(ItemState.READY), None)
    assert not panel.player.isVisible()
    assert playback.picture.isNull()
    hearing = playback._player._hearing
    assert hearing is not None
    hearing.join()
