from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from studio.app import main as program


def test_the_application_has_our_name_fonts_and_style(qapp: QApplication) -> None:
    assert qapp.applicationName() == "chitra-studio"
    assert "Noto Sans Bengali" in QFontDatabase.families()
    assert callable(program.main)
