from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from studio.features.uploads.quota_strip import QuotaStrip
from tests.studio.examples import find, make_quota


def _texts(strip: QuotaStrip) -> str:
    return " | ".join(found.text() for found in strip.findChildren(QLabel))


def test_figures_come_from_the_server_and_are_dashes_before(qtbot: QtBot) -> None:
    strip = QuotaStrip()
    qtbot.addWidget(strip)
    assert "–" in _texts(strip)
    strip.show_quota(make_quota(), 36_000_000_000)
    said = _texts(strip)
    for part in ("7", "2 GB", "580 GB free", "36 GB"):
        assert part in said
    assert find(strip, QProgressBar).value() == 71
    strip.show_quota(make_quota(max_videos_per_week=None), 0)
    assert "no weekly limit" in _texts(strip)
