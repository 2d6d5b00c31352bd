from pathlib import Path

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.app.report_dialog import ReportBanner, ReportDialog
from studio.storage.last_run import Report


def test_a_person_reads_and_copies_what_happened(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    banner = ReportBanner(Report(tmp_path / "report.txt", "It fell over."))
    QVBoxLayout(window).addWidget(banner)
    window.show()
    assert banner.isVisible()
    banner.action.emit()
    dialog = window.findChild(ReportDialog)
    assert dialog is not None
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    assert text.toPlainText() == "It fell over."
    copy = next(b for b in dialog.findChildren(QPushButton) if "Copy" in b.text())
    copy.click()
    assert QApplication.clipboard().text() == "It fell over."
    dialog.close()
    banner.dismissed.emit()
    assert not banner.isVisible()
