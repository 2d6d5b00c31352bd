"""Draft a migration from what the models have and the history has not.

``python -m server.app.new_migration "Let videos have chapters"`` writes the next file into
``server/migrations/versions``. Read it before it is committed: renames, data and triggers are
not seen.
"""

import os
import re
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory

from server.app.database import MIGRATIONS, alembic_config
from server.kit.db.engine import database_url, open_engine

NAME_MAX = 40


def draft(message: str, folder: Path = MIGRATIONS / "versions") -> Path:
    """Compare the models with a database that has the whole history; returns the new file."""
    with tempfile.TemporaryDirectory() as scratch:
        engine = open_engine(database_url(f"sqlite:///{Path(scratch) / 'history.db'}"))
        config = alembic_config(engine)
        config.set_main_option("path_separator", "os")
        places = dict.fromkeys([str(MIGRATIONS / "versions"), str(folder)])
        config.set_main_option("version_locations", os.pathsep.join(places))
        config.set_main_option("file_template", "%%(rev)s")
        command.upgrade(config, "head")
        revision = _next_revision(ScriptDirectory.from_config(config), message)
        command.revision(
            config, message, autogenerate=True, rev_id=revision, version_path=str(folder)
        )
        engine.dispose()
    return folder / f"{revision}.py"


def _next_revision(history: ScriptDirectory, message: str) -> str:
    """A number after the newest, and words to know it by."""
    head = history.get_current_head() or "0"
    number = int(head.partition("_")[0]) + 1
    words = re.sub(r"[^a-z0-9]+", "_", message.lower()).strip("_")
    return f"{number:04}_{words[:NAME_MAX]}".rstrip("_")


if __name__ == "__main__":
    sys.stdout.write(f"{draft(' '.join(sys.argv[1:]))}\n")
