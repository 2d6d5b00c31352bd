"""What every test stands on."""

import os

# Before Qt is loaded: tests draw into memory, also where there is a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
