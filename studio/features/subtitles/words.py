"""The words of the subtitle editor: columns, findings and their remedies."""

from PySide6.QtCore import QCoreApplication

from studio.features.subtitles.checks import Check, Finding
from studio.features.subtitles.cue import Cue
from studio.features.subtitles.items import Column
from studio.features.subtitles.reading import plain
from studio.features.subtitles.timecode import seconds_text, timecode
from studio.ui.formatting import digits, number


def heading(column: Column) -> str:
    """The word above a column."""
    translate = QCoreApplication.translate
    return {
        Column.NUMBER: translate("Subtitles", "#"),
        Column.START: translate("Subtitles", "Start"),
        Column.DURATION: translate("Subtitles", "Length"),
        Column.OTHER: "",
        Column.TEXT: translate("Subtitles", "Text"),
        Column.SPEED: translate("Subtitles", "CPS"),
        Column.MARK: "",
    }[column]


def check_title(check: Check) -> str:
    """What is wrong, in a few words."""
    translate = QCoreApplication.translate
    return {
        Check.OVERLAP: translate("Subtitles", "Overlaps the next"),
        Check.BACKWARDS: translate("Subtitles", "Ends before it begins"),
        Check.PAST_END: translate("Subtitles", "After the end of the video"),
        Check.EMPTY: translate("Subtitles", "No text"),
        Check.MARKUP: translate("Subtitles", "Markup is not closed"),
        Check.ARROW: translate("Subtitles", "An arrow in the text"),
        Check.TOO_FAST: translate("Subtitles", "Reads too fast"),
        Check.TOO_WIDE: translate("Subtitles", "A line is too long"),
        Check.TOO_MANY_LINES: translate("Subtitles", "Too many lines"),
        Check.TOO_SHORT: translate("Subtitles", "Too short to read"),
        Check.TOO_LONG: translate("Subtitles", "Stays too long"),
        Check.GAP: translate("Subtitles", "The gap is too small"),
        Check.DUPLICATE: translate("Subtitles", "The same as the next"),
    }[check]


def check_icon(check: Check) -> str:
    """Of the Lucide set."""
    return _ICONS[check]


def finding_detail(finding: Finding, row: int) -> str:
    """Which cue, and by how much."""
    cue = QCoreApplication.translate("Subtitles", "Cue %1").replace("%1", number(row + 1))
    figure, limit = _figures(finding)
    if not figure:
        return cue
    if not limit:
        return f"{cue}, {figure}"
    held = QCoreApplication.translate("Subtitles", "%1, limit %2")
    return f"{cue}, {held.replace('%1', figure).replace('%2', limit)}"


def remedy(check: Check) -> str:
    """What is done about it, as a button says it; empty where only a person can."""
    translate = QCoreApplication.translate
    return {
        Check.OVERLAP: translate("Subtitles", "End it sooner"),
        Check.BACKWARDS: translate("Subtitles", "Put its times right"),
        Check.PAST_END: translate("Subtitles", "End it with the video"),
        Check.EMPTY: translate("Subtitles", "Remove it"),
        Check.MARKUP: translate("Subtitles", "Close the markup"),
        Check.ARROW: translate("Subtitles", "Write another arrow"),
        Check.TOO_FAST: translate("Subtitles", "Show it longer"),
        Check.TOO_WIDE: translate("Subtitles", "Break the lines anew"),
        Check.TOO_MANY_LINES: translate("Subtitles", "Break the lines anew"),
        Check.TOO_SHORT: translate("Subtitles", "Show it longer"),
        Check.GAP: translate("Subtitles", "Widen the gap"),
        Check.DUPLICATE: translate("Subtitles", "Make one of both"),
    }.get(check, "")


def cue_sentence(row: int, cue: Cue, findings: tuple[Finding, ...]) -> str:
    """A row read out loud."""
    parts = [
        QCoreApplication.translate("Subtitles", "Cue %1").replace("%1", number(row + 1)),
        timecode(cue.start),
        plain(cue.text).replace("\n", " "),
        *(check_title(finding.check) for finding in findings),
    ]
    return ", ".join(part for part in parts if part)


def speed_text(letters_a_second: float) -> str:
    """``18.5``, or a dash for a cue that is never shown."""
    if letters_a_second == float("inf"):
        return "—"
    return digits(f"{letters_a_second:.1f}")


_ICONS = {
    Check.OVERLAP: "layers",
    Check.BACKWARDS: "undo-2",
    Check.PAST_END: "timer-off",
    Check.EMPTY: "type",
    Check.MARKUP: "code-xml",
    Check.ARROW: "arrow-right",
    Check.TOO_FAST: "gauge",
    Check.TOO_WIDE: "ruler",
    Check.TOO_MANY_LINES: "rows-3",
    Check.TOO_SHORT: "timer",
    Check.TOO_LONG: "hourglass",
    Check.GAP: "fold-horizontal",
    Check.DUPLICATE: "copy",
}


def _figures(finding: Finding) -> tuple[str, str]:
    """What was found and what would do, with their units; either may be empty."""
    check = finding.check
    if check is Check.TOO_FAST:
        unit = QCoreApplication.translate("Subtitles", "%1 CPS")
        return unit.replace("%1", speed_text(finding.figure)), number(round(finding.limit))
    if check in {Check.TOO_WIDE, Check.TOO_MANY_LINES}:
        return number(round(finding.figure)), number(round(finding.limit))
    if check in {Check.TOO_SHORT, Check.TOO_LONG, Check.GAP}:
        unit = QCoreApplication.translate("Subtitles", "%1 s")
        found = unit.replace("%1", digits(seconds_text(round(finding.figure))))
        return found, digits(seconds_text(round(finding.limit)))
    if check is Check.OVERLAP:
        unit = QCoreApplication.translate("Subtitles", "%1 s")
        return unit.replace("%1", digits(seconds_text(round(finding.figure)))), ""
    return "", ""
