"""The quick start runs as it is printed, on both databases, and leaves out nothing."""

import re
from pathlib import Path
from typing import Any

import pytest

from server.app.models import METADATA
from server.kit.db.engine import database_url, open_engine
from tests.paths import REPOSITORY

PAGE = REPOSITORY / "docs" / "models" / "quick-start.md"
SNIPPET = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)

EXAMPLES = {
    "user",
    "channel",
    "video",
    "video_version",
    "video_asset",
    "interaction",
    "watch_session",
    "user_watch_history",
    "comment",
    "comment_reaction",
    "subscription_plan",
    "user_subscription",
    "playlist",
    "playlist_item",
    "flag",
    "moderation_log",
    "revenue_share",
    "creator_payout",
}
"""Tables that the usage examples of the specification, section 12, write to."""


def test_every_piece_runs_and_every_example_is_covered(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHITRA_DATABASE_URL", database)
    monkeypatch.setenv("CHITRA_DATA_DIR", str(tmp_path / "data"))
    text = PAGE.read_text(encoding="utf-8")
    namespace: dict[str, Any] = {}
    for found in SNIPPET.finditer(text):
        # Empty lines before it: a failure is told with the page's own line.
        lines = text.count("\n", 0, found.start(1))
        exec(compile("\n" * lines + found[1], PAGE, "exec"), namespace)  # noqa: S102 - our own page
    engine = open_engine(database_url(database))
    with engine.connect() as connection:
        empty = {
            name
            for name in EXAMPLES
            if connection.execute(METADATA.tables[name].select()).first() is None
        }
    engine.dispose()
    assert empty == set()
