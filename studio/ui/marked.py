"""Marks texts for ``pyside6-lupdate`` that are translated later, where they are used."""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - lupdate knows this name
    """The text itself; Qt's own of this name is typed as returning any object."""
    return text
