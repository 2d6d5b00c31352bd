from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from studio.kit.errors import Offline
from studio.kit.task_scope import TaskScope
from studio.ui.player.storyboard import Storyboard
from tests.patience import eventually
from tests.studio.examples import run
from tests.studio.features.profile.bench import png

VTT = """WEBVTT

00:00:00.000 --> 00:00:10.000
storyboard-1.jpg#xywh=0,0,16,9

00:00:10.000 --> 00:00:20.000
storyboard-1.jpg#xywh=16,0,16,9

00:00:20.000 --> 00:00:30.000
../elsewhere.jpg#xywh=0,0,16,9

00:00:30.000 --> 00:00:40.000
storyboard-1.jpg#xywh=8,0,99999,99999

00:00:40.000 --> 00:00:50.000
storyboard-1.jpg#xywh=99,99,16,9
"""


def test_a_sheet_is_fetched_when_it_is_looked_at_and_cut(qapp: QApplication) -> None:
    sheet = QImage(32, 9, QImage.Format.Format_RGB32)
    sheet.fill(QColor("red"))
    for x in range(16, 32):
        for y in range(9):
            sheet.setPixelColor(x, y, QColor("blue"))
    asked: list[str] = []

    async def fetch(path: str) -> bytes:
        asked.append(path)
        if path.startswith("/away"):
            raise Offline("The server cannot be reached.")
        return VTT.encode() if path.endswith("vtt") else png(sheet)

    async def work() -> None:
        errors: list[Exception] = []
        scope = TaskScope(errors.append)
        board = Storyboard("/media/t/g/storyboard.vtt", fetch, scope)
        await eventually(lambda: not scope.busy)
        assert board.at(12_000) is None
        await eventually(lambda: board.at(12_000) is not None)
        found = board.at(12_000)
        assert found is not None
        assert (found.width(), found.height()) == (16, 9)
        assert found.toImage().pixelColor(8, 4) == QColor("blue")
        assert board.at(25_000) is None
        beyond = board.at(35_000)
        assert beyond is not None
        assert (beyond.width(), beyond.height()) == (24, 9), "no more than the sheet has"
        assert board.at(45_000) is None
        assert asked == ["/media/t/g/storyboard.vtt", "/media/t/g/storyboard-1.jpg"]
        away = Storyboard("/away/storyboard.vtt", fetch, scope)
        await eventually(lambda: not scope.busy)
        assert away.at(0) is None
        await scope.aclose()
        assert errors == []

    run(qapp, work())
