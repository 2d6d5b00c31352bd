from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from server.contract.tags import TAG_MAX, TAGS_MAX
from server.contract.videos import DESCRIPTION_MAX, TITLE_MAX
from studio.features.editor.details import moment_text, values_of
from studio.features.editor.rules import Rules, normal_tag
from tests.studio.examples import make_video

PAST = moment_text(datetime.now(UTC) - timedelta(minutes=1))
AHEAD = moment_text(datetime.now(UTC) + timedelta(days=1))


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"title": "  "}, {"title"}),
        ({"title": "x" * (TITLE_MAX + 1)}, {"title"}),
        ({"title": f" {'x' * TITLE_MAX} "}, set()),
        ({"description": "x" * (DESCRIPTION_MAX + 1)}, {"description"}),
        ({"tags": [str(n) for n in range(TAGS_MAX + 1)]}, {"tags"}),
        ({"tags": ["x" * (TAG_MAX + 1)]}, {"tags"}),
        ({"publish_at": PAST}, {"publish_at"}),
        ({"publish_at": AHEAD}, set()),
        ({"publish_at": AHEAD, "visibility": "PRIVATE"}, {"visibility"}),
    ],
)
def test_what_the_server_would_refuse_is_said_before(
    qapp: QApplication, changed: dict[str, Any], wrong: set[str]
) -> None:
    values = values_of(make_video()) | changed
    assert set(Rules().problems(values, changed)) == wrong


def test_tags_are_written_one_way() -> None:
    assert normal_tag("  Boat   Building ") == "boat building"
