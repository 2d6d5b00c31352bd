from pytestqt.qtbot import QtBot

from studio.ui.tabs import CountTabs


def test_counts_widen_a_tab_and_are_read_out(qtbot: QtBot) -> None:
    tabs = CountTabs(("all", "drafts"))
    qtbot.addWidget(tabs)
    tabs.say(("All", "Drafts"))
    narrow = tabs.tabSizeHint(0).width()
    tabs.set_count("all", 148)
    assert tabs.tabSizeHint(0).width() > narrow
    assert tabs.accessibleTabName(0) == "All, 148"
    tabs.setCurrentIndex(1)
    assert tabs.key == "drafts"
    tabs.resize(400, 40)
    assert not tabs.grab().isNull()
