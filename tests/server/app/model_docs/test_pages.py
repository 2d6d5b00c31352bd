"""The pages say what the models are, and are the ones that are committed."""

import pytest

from server.app.model_docs.pages import pages
from server.app.models import METADATA
from tests.paths import REPOSITORY
from tests.server.specification.entries import Entry, entries

FOLDER = REPOSITORY / "docs" / "models"
PAGES = pages()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_committed_page_is_current(name: str) -> None:
    committed = (FOLDER / name).read_text(encoding="utf-8")
    assert committed == PAGES[name], "run `make docs`"


def test_no_page_is_left_of_something_that_is_gone() -> None:
    written = {
        path.name
        for path in FOLDER.glob("*.md")
        if "python -m server.app.model_docs" in path.read_text(encoding="utf-8").partition("# ")[0]
    }
    assert written == set(PAGES)


def test_every_table_and_column_is_on_a_page() -> None:
    for table in METADATA.tables.values():
        [page] = [text for text in PAGES.values() if f"{{: #{table.name} }}" in text]
        section = page.split(f"{{: #{table.name} }}")[1].split("\n## ")[0]
        for column in table.columns:
            assert f"| `{column.name}` |" in section
        names = {each.name for each in table.constraints} | {each.name for each in table.indexes}
        for name in names:
            assert f"| `{name}` |" in section


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_helpers_of_the_specification_that_are_methods_are_listed(entry: Entry) -> None:
    for _name, path in entry.helpers():
        *_module, model, method = path.split(".")
        if model == entry.name:
            assert f"- `{method}" in PAGES[f"{entry.feature}.md"]


def test_what_a_page_says_of_a_field_comes_from_the_source() -> None:
    channels = PAGES["channels.md"]
    assert "| `max_videos_per_week` | integer | yes | `10` | Null means no limit. |" in channels
    assert (
        "| `user_id` refers to user, on deletion CASCADE | `fk_channel_user_id_user` |" in channels
    )
    assert "[ChannelStatus](#channelstatus)" in channels
    assert "- `SUSPENDED`: Hidden by moderation." in channels
    assert "| `is_active`" in PAGES["videos.md"]
    assert "where `is_active`" in PAGES["videos.md"]
