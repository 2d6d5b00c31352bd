"""The text of an editor as it was typed."""

from PySide6.QtWidgets import QPlainTextEdit


def plain_text(edit: QPlainTextEdit) -> str:
    """What ``toPlainText`` gives, but with no-break spaces left as they are."""
    return edit.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


def before_cursor(edit: QPlainTextEdit) -> int:
    """How many characters stand before the cursor; Qt counts UTF-16 units."""
    units = plain_text(edit).encode("utf-16-le")[: edit.textCursor().position() * 2]
    return len(units.decode("utf-16-le", errors="ignore"))
