"""Write the API's description: ``python -m server.app.openapi FILE``."""

import json
import sys
import tempfile
from pathlib import Path

from server.app.application import create_app
from server.app.settings import Settings
from server.app.wiring import wire


def describe() -> str:
    """The OpenAPI document as JSON text, the same for the same code."""
    with tempfile.TemporaryDirectory() as folder:
        parts = wire(Settings(data_dir=Path(folder)))
        document = create_app(parts).openapi()
        parts.close()
    return json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(describe(), encoding="utf-8")
