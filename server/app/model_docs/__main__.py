"""Write the documentation of the tables: ``python -m server.app.model_docs FOLDER``."""

import sys
from pathlib import Path

from server.app.model_docs.pages import pages

for name, text in pages().items():
    (Path(sys.argv[1]) / name).write_text(text, encoding="utf-8")
