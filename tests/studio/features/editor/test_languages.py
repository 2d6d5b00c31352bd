from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from studio.features.editor.languages import OFFERED, language_name, offered_languages
from studio.ui.formatting import make_locale


def test_languages_have_names_in_both(qapp: QApplication) -> None:
    assert language_name("de") == "German"
    QLocale.setDefault(make_locale("bn"))
    assert language_name("bn") == "বাংলা"
    assert all(language_name(tag) != tag for tag in OFFERED)


def test_what_a_video_has_is_offered_as_well(qapp: QApplication) -> None:
    assert "pt-BR" in offered_languages("pt-BR")
    assert language_name("pt-BR") == "Portuguese (Brazil)"
    assert language_name("qaa") == "qaa"
    assert len(offered_languages()) == len(set(OFFERED))
