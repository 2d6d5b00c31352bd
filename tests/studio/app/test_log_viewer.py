from pathlib import Path

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QPushButton, QWidget

from studio.app.log_viewer import LogViewer
from studio.app.logs import Logs
from studio.kit.task_scope import TaskScope
from studio.ui.fields import FilterField
from tests.patience import eventually
from tests.studio.examples import run

LINES = """2026-11-30 09:14:02,118 INFO studio linked
2026-11-30 09:14:05,992 ERROR studio unhandled
ValueError: boom
"""


def test_a_person_finds_an_error_and_copies_it(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "studio.log").write_text(LINES)

    async def play() -> None:
        window = QWidget()
        scope = TaskScope(lambda _error: None)
        dialog = LogViewer(Logs(tmp_path, scope, window), window)
        dialog.open()
        text = dialog.findChild(QPlainTextEdit)
        assert text is not None
        await eventually(lambda: "boom" in text.toPlainText())
        text.selectAll()
        with (tmp_path / "studio.log").open("a") as file:
            file.write("2026-11-30 09:14:07,000 INFO studio later\n")
        await eventually(lambda: len(dialog._model.entries) == 3)
        assert "later" not in text.toPlainText()
        assert text.textCursor().hasSelection()
        text.moveCursor(QTextCursor.MoveOperation.End)
        await eventually(lambda: "later" in text.toPlainText())
        levels = dialog.findChild(QComboBox)
        assert levels is not None
        levels.setCurrentIndex(2)
        levels.activated.emit(2)
        assert "linked" not in text.toPlainText()
        words = dialog.findChild(FilterField)
        assert words is not None
        words.setText("nowhere")
        await eventually(lambda: text.toPlainText() == "")
        copy = next(b for b in dialog.findChildren(QPushButton) if b.text().strip() == "Copy")
        assert not copy.isEnabled()
        words.clear_filter()
        copy.click()
        assert "ValueError: boom" in QApplication.clipboard().text()
        dialog.close()
        await scope.aclose()
        window.deleteLater()

    run(qapp, play())
