from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from server.contract.media import TranscodingStatus
from server.contract.videos import VideoOut, VideoStatus
from studio.features.videos import cells
from studio.ui.theme import current_theme
from tests.studio.examples import make_processing, make_video

RECT = QRectF(0, 0, 320, 64)


def _colours(paint: Callable[[QPainter], None]) -> set[str]:
    image = QImage(320, 64, QImage.Format.Format_ARGB32)
    image.fill(current_theme().colour("surface.canvas"))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return {image.pixelColor(x, y).name() for x in range(320) for y in range(64)}


def _token(path: str) -> str:
    return current_theme().colour(path).name()


def _status(video: VideoOut) -> set[str]:
    return _colours(lambda painter: cells.paint_status(painter, RECT, video, False))


def test_healthy_states_stay_grey_and_trouble_is_coloured(qapp: QApplication) -> None:
    assert _token("danger.base") not in _status(make_video())
    failed = make_video(
        status=VideoStatus.FAILED, processing=make_processing(5, error="media.truncated")
    )
    assert _token("danger.base") in _status(failed)
    busy = make_processing(64)
    assert _token("accent.base") in _status(make_video(processing=busy))
    queued = busy.model_copy(update={"status": TranscodingStatus.PENDING})
    waits = make_video(processing=queued)
    assert _token("accent.base") not in _status(waits), "no bar while nothing has begun"


def test_the_second_line_makes_room_for_the_actions(qapp: QApplication) -> None:
    def title(*, hot: bool) -> set[str]:
        return _colours(
            lambda painter: cells.paint_title(painter, RECT, make_video(), hot, lambda _key: None)
        )

    assert len(title(hot=True)) < len(title(hot=False))


def test_counts_begin_once_a_video_has_been_on_air(qapp: QApplication) -> None:
    assert cells.counted(make_video(status=VideoStatus.DRAFT), 0) is None
    assert cells.counted(make_video(), 0) == 0
    for count in (None, 184_206):
        shown = _colours(
            lambda painter, c=count: cells.paint_count(painter, RECT, c, "text.primary")  # type: ignore[misc]
        )
        assert len(shown) > 1
    for paint in (cells.paint_date, cells.paint_visibility):
        assert len(_colours(lambda p, f=paint: f(p, RECT, make_video(), False))) > 1  # type: ignore[misc]
