from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.ui.labels import IconLabel, TextLabel, hairline, keycaps, label, set_tone


def test_creators_words_are_read_out_whole_though_painted_elided(qtbot: QtBot) -> None:
    title = TextLabel("rowTitle")
    qtbot.addWidget(title)
    title.set_text("ইলিশের খোঁজে: ভোর চারটার মাছঘাট")
    title.resize(60, 22)
    assert title.accessibleName() == title.text == title.toolTip()
    assert title.sizeHint().width() > 60 > title.minimumSizeHint().width()
    assert not title.grab().isNull()


def test_roles_tones_lines_and_caps(qtbot: QtBot) -> None:
    made = label("small", "tertiary", wrap=True)
    qtbot.addWidget(made)
    set_tone(made, "danger")
    assert (made.property("role"), made.property("tone")) == ("small", "danger")
    line = hairline("vertical")
    qtbot.addWidget(line)
    assert line.property("line") == "vertical"
    caps = keycaps("Ctrl+U")
    qtbot.addWidget(caps)
    assert [cap.text() for cap in caps.findChildren(QLabel)] == ["Ctrl", "U"]


def test_an_icon_label_changes_its_picture(qtbot: QtBot) -> None:
    sign = IconLabel("check", "success.base")
    qtbot.addWidget(sign)
    before = sign.pixmap().toImage()
    sign.show_icon("circle-alert", "danger.base")
    assert sign.pixmap().toImage() != before
