from pytestqt.qtbot import QtBot

from studio.ui.countries import country_codes
from studio.ui.regions_field import RegionsField


def test_countries_are_blocked_or_alone_have_it(qtbot: QtBot) -> None:
    field = RegionsField()
    qtbot.addWidget(field)
    told: list[list[str]] = []
    field.edited.connect(told.append)
    field.show_blocked([])
    field.mode._buttons["except"].click()
    assert told == [[]], "no country is named yet"
    field.chips.added.emit("norway")
    field.chips.added.emit("CL")
    field.chips.added.emit("Atlantis")
    field.chips.added.emit("Norway")
    assert told[-1] == ["CL", "NO"]
    field.mode._buttons["only"].click()
    assert set(told[-1]) == set(country_codes()) - {"CL", "NO"}
    field.chips.removed.emit("CL")
    field.chips.removed.emit("NO")
    assert told[-1] == [], "only in no country would be nowhere"
    field.mode._buttons["all"].click()
    assert told[-1] == []


def test_what_a_video_has_is_read_as_a_person_means_it(qtbot: QtBot) -> None:
    field = RegionsField()
    qtbot.addWidget(field)
    field.show_blocked(sorted(set(country_codes()) - {"BD"}))
    assert (field.mode.value, field.chips.values) == ("only", ["BD"])
    field.show_blocked(["NO"])
    assert (field.mode.value, field.chips.values) == ("except", ["NO"])
    field.show_blocked([])
    assert (field.mode.value, field.chips.isVisibleTo(field)) == ("all", False)


def test_an_unfinished_choice_is_not_shown_at_the_next_video(qtbot: QtBot) -> None:
    field = RegionsField()
    qtbot.addWidget(field)
    field.show_blocked([])
    field.mode._buttons["only"].click()
    qtbot.keyClicks(field.chips.input, "Nor")
    field.show_blocked([])
    assert field.mode.value == "only", "the same video is told of again"
    field.begin()
    field.show_blocked([])
    assert (field.mode.value, field.chips.input.text()) == ("all", "")
