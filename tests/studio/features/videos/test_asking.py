import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from server.contract.videos import Visibility
from studio.features.videos.asking import ask_for_change
from studio.features.videos.bulk_bar import BulkVerb
from studio.features.videos.change import Change
from studio.features.videos.dialogs import ChangeDialog, TagsDialog
from studio.features.videos.viewmodel import VideosViewModel
from studio.kit.task_scope import TaskScope
from tests.patience import eventually
from tests.studio.examples import MemoryVideos, find, make_video, run


def test_every_verb_has_its_dialog_and_what_it_asks_is_done(
    qtbot: QtBot, qapp: QApplication
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    video = make_video(tags=["river"])
    server = MemoryVideos([video])

    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        model = VideosViewModel(server, scope, hold_ms=60_000)
        ask_for_change(BulkVerb.TAGS, [], model.edits, page)
        assert page.findChildren(ChangeDialog) == []
        for verb in BulkVerb:
            ask_for_change(verb, [video], model.edits, page)
        dialogs = page.findChildren(ChangeDialog)
        assert len({type(dialog) for dialog in dialogs}) == len(BulkVerb)
        tags = find(page, TagsDialog)
        found: list[list[str]] = []
        model.edits.tags_found.connect(found.append)
        tags.wanted.emit("riv")
        await eventually(lambda: found == [["river"]])
        dialogs[0].chosen.emit(Change(visibility=Visibility.UNLISTED))
        await eventually(lambda: server.videos[video.id].visibility is Visibility.UNLISTED)
        for dialog in dialogs:
            dialog.close()
        await scope.aclose()

    run(qapp, work())
