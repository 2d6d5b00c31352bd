"""What every test stands on."""

import os

import hypothesis
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.patience import PATIENCE_MS

# Before an application is made: tests draw into memory, also where there is a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine is no counterexample.
hypothesis.settings.register_profile(
    "patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("patient")

# pytest-qt waits for five seconds, and has no option for more.
for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed):
    wait.__kwdefaults__ = {**(wait.__kwdefaults__ or {}), "timeout": PATIENCE_MS}


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the studio makes it: our fonts, style and focus ring.

    There can be one in a process, so every test that needs any shares it.
    """
    from studio.app.main import make_application  # noqa: PLC0415 - servers' tests need no studio

    return make_application(["test"])
