"""What every test stands on."""

import os

import pytest
from PySide6.QtWidgets import QApplication

# Before an application is made: tests draw into memory, also where there is a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the studio makes it: our fonts, style and focus ring.

    There can be one in a process, so every test that needs any shares it.
    """
    from studio.app.main import make_application  # noqa: PLC0415 - servers' tests need no studio

    return make_application(["test"])
