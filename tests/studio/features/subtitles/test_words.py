from studio.features.subtitles import words
from studio.features.subtitles.checks import Check, Finding
from studio.features.subtitles.cue import Cue
from studio.features.subtitles.items import Column
from studio.ui.icons import icon


def test_every_finding_has_a_title_an_icon_and_mostly_a_remedy() -> None:
    for check in Check:
        assert words.check_title(check)
        assert not icon(words.check_icon(check)).isNull()
        assert bool(words.remedy(check)) is (check is not Check.TOO_LONG)
    assert words.heading(Column.SPEED) == "CPS"


def test_figures_are_held_against_their_limits() -> None:
    assert words.finding_detail(Finding(Check.TOO_FAST, 1, 18.52, 17), 44) == (
        "Cue 45, 18.5 CPS, limit 17"
    )
    assert words.finding_detail(Finding(Check.TOO_WIDE, 1, 46, 42), 0) == "Cue 1, 46, limit 42"
    assert words.finding_detail(Finding(Check.GAP, 1, 40, 80), 0) == "Cue 1, 0.04 s, limit 0.08"
    assert words.finding_detail(Finding(Check.OVERLAP, 1, 500), 0) == "Cue 1, 0.50 s"
    assert words.finding_detail(Finding(Check.EMPTY, 1), 0) == "Cue 1"
    assert words.speed_text(float("inf")) == "—"


def test_a_row_is_read_out_with_what_is_wrong() -> None:
    cue = Cue(1, 1000, 2000, "<i>So</i>\nwe")
    assert words.cue_sentence(0, cue, (Finding(Check.GAP, 1),)) == (
        "Cue 1, 00:01.00, So we, The gap is too small"
    )
