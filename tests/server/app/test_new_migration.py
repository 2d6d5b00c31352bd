from pathlib import Path

import sqlalchemy as sa
from alembic.script import ScriptDirectory

from server.app.database import alembic_config
from server.app.models import METADATA
from server.app.new_migration import draft


def _head() -> str:
    head = ScriptDirectory.from_config(alembic_config(sa.create_engine("sqlite://"))).get_heads()
    return str(head[0])


def test_a_draft_follows_the_history_and_holds_what_is_new(tmp_path: Path) -> None:
    extra = sa.Table("chapter", METADATA, sa.Column("id", sa.Uuid, primary_key=True))
    try:
        path = draft("Let videos have chapters", tmp_path)
    finally:
        METADATA.remove(extra)
    number = int(_head()[:4]) + 1
    assert path.name == f"{number:04}_let_videos_have_chapters.py"
    text = path.read_text(encoding="utf-8")
    compile(text, path, "exec")
    assert text.startswith('"""Let videos have chapters."""')
    assert f"down_revision = '{_head()}'" in text
    assert text.count("op.create_table(") == 1
    assert "op.create_table('chapter'" in text
    assert "op.drop_table('chapter')" in text


def test_without_a_difference_there_is_nothing_to_do(tmp_path: Path) -> None:
    text = draft("Nothing", tmp_path).read_text(encoding="utf-8")
    assert "op." not in text.partition("def upgrade")[2]
