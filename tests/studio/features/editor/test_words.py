from PySide6.QtWidgets import QApplication

from server.contract.media import TranscodingStatus
from server.contract.videos import Visibility
from studio.features.editor.details import FIELDS, values_of
from studio.features.editor.words import (
    audience_note,
    field_word,
    value_words,
    version_note,
    version_state,
)
from tests.studio.examples import NOON, make_video
from tests.studio.features.editor.bench import make_version


def test_every_field_and_value_has_words(qapp: QApplication) -> None:
    video = make_video(
        "A title",
        description="Long " * 100,
        tags=["a", "b"],
        language="de",
        publish_at=NOON,
        age_restricted=True,
        geo_restrictions=["NO"],
    )
    values = values_of(video)
    told = {field: value_words(field, values[field]) for field in FIELDS}
    assert told["tags"] == "a, b"
    assert told["geo_restrictions"] == "Norway"
    assert told["visibility"] == "Public"
    assert told["description"].endswith("…")
    assert told["age_restricted"] == "Yes"
    assert "2026" in told["publish_at"]
    assert value_words("tags", []) == "Nothing"
    assert all(field_word(field) for field in FIELDS)
    assert len({audience_note(each) for each in Visibility}) == len(Visibility)


def test_a_version_says_what_it_is(qapp: QApplication) -> None:
    assert version_note(make_version(1)).endswith("31:05, 6.1 GB")
    assert version_state(make_version(1)) == ""
    assert all(
        version_state(make_version(1, status=status))
        for status in TranscodingStatus
        if status is not TranscodingStatus.COMPLETED
    )
