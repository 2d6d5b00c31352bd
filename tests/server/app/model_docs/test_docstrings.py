import sys

from server.app.model_docs.docstrings import attribute_doc, constant_doc, first_line, tidy


class Below:
    """Stands for a base of a model."""


def test_the_text_below_an_attribute_is_found() -> None:
    from server.features.videos.models import Video  # noqa: PLC0415 - read by its source here

    assert attribute_doc(Video, "view_count").startswith("Denormalised")
    assert attribute_doc(Video, "nothing") == ""
    # Not of ours, so nothing is read.
    assert attribute_doc(Below, "anything") == ""


def test_the_text_below_a_name_of_a_module_is_found() -> None:
    from server.kit.db import engine  # noqa: PLC0415 - read by its source here

    assert constant_doc(engine, "WRITES").startswith("Execution option")
    assert constant_doc(sys.modules[__name__], "missing") == ""


def test_other_marks_become_markdown() -> None:
    text = """As :class:`Percent` and :meth:`~kit.name` with ``code``.

    More.
    """
    assert tidy(text) == "As `Percent` and `kit.name` with `code`.\n\nMore."
    assert first_line(text) == "As `Percent` and `kit.name` with `code`."
    assert tidy(None) == ""
