from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from studio.features.subtitles.checks import Check
from studio.features.subtitles.dialogs import ConflictDialog, LanguageDialog, TimesDialog
from studio.features.subtitles.exchange import FileFormat
from studio.features.subtitles.keeping import SaveState
from studio.features.subtitles.view import SubtitlesView
from studio.kit.errors import Offline
from studio.ui.message import MessagePage
from studio.ui.state import ViewState
from studio.ui.state_stack import StateStack
from tests.patience import eventually
from tests.studio.examples import find, run
from tests.studio.features.subtitles.examples import BENGALI, Bench, MemorySubtitles, track

ENGLISH = track((0, 2000, "one two"), (3000, 5000, "three"), (6000, 8000, "four"))


def _shown(qtbot: QtBot, bench: Bench) -> SubtitlesView:
    view = SubtitlesView(bench.model, bench.player)
    qtbot.addWidget(view)
    view.resize(1300, 760)
    view.show()
    return view


def test_a_person_writes_splits_merges_and_takes_it_back(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        bench = Bench(MemorySubtitles({"en": ENGLISH}), tmp_path)
        view = _shown(qtbot, bench)
        await bench.opened()
        assert bench.model.editing.current == 1
        assert view.editor.text.toPlainText() == "one two"
        view.list.setFocus()
        QTest.keyClick(view.list, Qt.Key.Key_Return)
        QTest.keyClicks(view.editor.text, "!")
        assert bench.model.track.cues[0].text == "one two!"
        for _ in range(5):
            QTest.keyClick(view.editor.text, Qt.Key.Key_Left)
        view.editor.split_at_cursor()
        assert [cue.text for cue in bench.model.track.cues[:2]] == ["one", "two!"]
        view.list.selectRow(0)
        bench.model.editing.merge(view.list.selected_keys())
        assert bench.model.track.cues[0].text == "one two!"
        view.list.go_to(3)
        view.list.remove_wanted.emit()
        assert len(bench.model.track.cues) == 2
        while bench.model.track.stack.canUndo():
            bench.model.track.stack.undo()
        assert bench.model.track.cues == ENGLISH
        await bench.close()

    run(qapp, work())


def test_findings_lead_to_their_cues_and_are_put_right(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        cues = track((0, 2000, "a"), (1900, 4000, "b"), (5000, 5100, "c"))
        bench = Bench(MemorySubtitles({"en": cues}), tmp_path)
        view = _shown(qtbot, bench)
        await bench.opened()
        found = view.checks.findings.findings
        assert [finding.check for finding, _row in found] == [Check.OVERLAP, Check.TOO_SHORT]
        view.checks.next_finding(0)
        assert bench.model.editing.current == 3
        QTest.keyClick(view.checks.list, Qt.Key.Key_Return)
        assert bench.model.track.cues[2].end == 5833
        view.checks.fix_all_wanted.emit()
        await bench.quiet()
        assert view.checks.findings.rowCount() == 0
        await bench.close()

    run(qapp, work())


def test_another_language_is_begun_beside_the_first(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        bench = Bench(MemorySubtitles({"en": ENGLISH}), tmp_path)
        view = _shown(qtbot, bench)
        await bench.opened()
        view.header.add_wanted.emit()
        dialog = find(view, LanguageDialog)
        dialog.filter.setText("bn")
        dialog.go.click()
        await bench.quiet()
        assert (bench.model.language, bench.model.beside) == ("bn", "en")
        assert not view.list.isColumnHidden(3)
        view.editor.text.setPlainText(BENGALI)
        view.header.publish_wanted.emit()
        await bench.quiet()
        assert bench.server.kept["bn"][1]
        assert bench.saved(SaveState.KEPT)  # two cues have no words yet
        await bench.close()

    run(qapp, work())


def test_times_files_and_conflicts_have_their_dialogs(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        bench = Bench(MemorySubtitles({"en": ENGLISH}), tmp_path)
        view = _shown(qtbot, bench)
        await bench.opened()
        view.header.times_wanted.emit()
        times = find(view, TimesDialog)
        times.by.edit.setText("1.5")
        times.go.click()
        assert bench.model.track.cues[0].start == 1500
        out = tmp_path / "out.srt"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(out), ""))
        view.header.export_wanted.emit(FileFormat.SRT)
        await bench.quiet()
        bench.model.track.stack.undo()
        view.header.import_wanted.emit()
        await bench.quiet()
        assert bench.model.track.cues[0].start == 1500
        bench.server.change("en", "WEBVTT\n")
        view.header.save_wanted.emit()
        await bench.quiet()
        find(view, ConflictDialog).go.click()
        await bench.quiet()
        assert "one two" in bench.server.kept["en"][0]
        await bench.close()

    run(qapp, work())


def test_words_are_found_and_replaced(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(MemorySubtitles({"en": ENGLISH}), tmp_path)
        view = _shown(qtbot, bench)
        await bench.opened()
        view.header.find_wanted.emit()
        assert view.find_bar.isVisible()
        view.find_bar.sought.setText("four")
        QTest.keyClick(view.find_bar.sought, Qt.Key.Key_Return)
        assert bench.model.editing.current == 3
        view.find_bar.replace_wanted.emit("four", "4", False, False)
        assert bench.model.track.cues[2].text == "4"
        view.find_bar.find_wanted.emit("(", True, False)
        view.find_bar.find_wanted.emit("nowhere", False, False)
        QTest.keyClick(view.find_bar, Qt.Key.Key_Escape)
        assert not view.find_bar.isVisible()
        await bench.close()

    run(qapp, work())


@pytest.mark.parametrize(
    ("problem", "state"), [(None, ViewState.EMPTY), (Offline("away"), ViewState.OFFLINE)]
)
def test_every_state_has_its_face_at_every_width(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    problem: Offline | None,
    state: ViewState,
) -> None:
    async def work() -> None:
        bench = Bench(MemorySubtitles(), tmp_path)
        view = _shown(qtbot, bench)
        bench.server.problem = problem
        await bench.opened(state)
        stack = find(view, StateStack)
        await eventually(lambda: isinstance(stack.shown, MessagePage))
        view.resize(1068, 640)
        assert view.checks.width() == view.editor.width()
        view.resize(1400, 700)
        assert view.checks.width() < view.editor.width()
        assert len(view.panes) == 5
        await bench.close()

    run(qapp, work())
