"""Scrolling a content list of 100,000 videos, against a plain table of as many rows of text.

Usage: ``python -m tests.benchmarks.scrolling``. On Qt's offscreen platform, so a frame is what Qt
and we need to paint one, without a screen. Both tables have the same size, columns and row height,
and are scrolled by the same steps: half of them as a wheel does, half to anywhere.
"""

import os
import random
import statistics
import time
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QTableView

from server.contract.videos import VideoOut
from studio.app.main import make_application
from studio.features.videos.items import Column, VideoTable
from studio.features.videos.list_view import VideoListView
from studio.features.videos.words import heading, row_sentence
from studio.kit.config import Theme
from studio.ui.theme import ThemeMode, current_theme
from tests.benchmarks.table import print_goal, print_table
from tests.studio.examples import make_video

ROWS = 100_000
FRAMES = 1_000
PAGE = 100
GOAL = 1.5
STEP = 40
"""Pixels of a wheel's step."""
ROOT = QModelIndex()


class Strings(QAbstractTableModel):
    """Rows of text, each cell its own."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        """As many as ours."""
        return 0 if parent.isValid() else ROWS

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        """As many as ours."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        """A few words."""
        if role == Qt.ItemDataRole.DisplayRole:
            return f"Row {index.row()} of column {index.column()}"
        return None


def main() -> None:
    """Measure and print."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application([])
    current_theme().choose(mode=ThemeMode(Theme.DARK.value))
    table = VideoTable(heading, row_sentence)
    table.replace(_videos())
    ours = VideoListView(table, lambda _path: None)
    plain = QTableView()
    plain.setModel(Strings())
    plain.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    plain.verticalHeader().setDefaultSectionSize(ours.verticalHeader().defaultSectionSize())
    found = {"plain table": _frames(plain), "content list": _frames(ours)}
    reference = found["plain table"]
    print_table(
        (f"{ROWS:,} rows", "median ms", "ratio", "p99 ms", "ratio"),
        [
            (name, median, median / reference[0], p99, p99 / reference[1])
            for name, (median, p99) in found.items()
        ],
    )
    ratio = found["content list"][1] / reference[1]
    print_goal(
        f"the slowest frame in a hundred at most {GOAL} of a plain table's", met=ratio <= GOAL
    )
    begun = time.perf_counter()
    table.append(make_video(f"More {number}") for number in range(PAGE))
    print(f"{(time.perf_counter() - begun) * 1000:.1f} ms to take in one more page of {PAGE}")
    application.quit()


def _videos() -> list[VideoOut]:
    return [make_video(f"Three days on the Padma, part {number}") for number in range(ROWS)]


def _frames(view: QTableView) -> tuple[float, float]:
    """Milliseconds of the median frame, and of the slowest in a hundred."""
    chance = random.Random(1)  # noqa: S311 - not secret
    view.resize(1200, 700)
    view.show()
    QApplication.processEvents()
    # A window that nobody has exposed paints nothing.
    canvas = QImage(view.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)
    bar = view.verticalScrollBar()
    took = []
    for number in range(FRAMES):
        near = (bar.value() + STEP) % bar.maximum()
        begun = time.perf_counter()
        bar.setValue(near if number % 2 else chance.randrange(bar.maximum()))
        view.viewport().render(canvas)
        took.append((time.perf_counter() - begun) * 1000)
    view.hide()
    return statistics.median(took), statistics.quantiles(took, n=100)[-1]


if __name__ == "__main__":
    main()
