from pathlib import Path
from uuid import uuid4

import pytest

from studio.features.subtitles.draft import Drafts
from studio.features.subtitles.gateway import Place
from studio.kit.errors import StorageFailed
from tests.studio.features.subtitles.examples import BENGALI, track

PLACE = Place(uuid4(), 1)
OTHER = Place(PLACE.video_id, 2)


def test_a_draft_is_as_it_was_typed(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "new")
    assert drafts.read(PLACE, "bn") is None
    cues = track((0, 1000, BENGALI), (2000, 3000, "<i>x</i>"))
    drafts.keep(PLACE, "bn", '"etag"', cues)
    kept = Drafts(tmp_path / "new").read(PLACE, "bn")
    assert kept is not None
    assert (kept.base, kept.cues) == ('"etag"', cues)
    assert drafts.read(OTHER, "bn") is None
    drafts.keep(OTHER, "en", "", cues)
    assert (drafts.languages(PLACE), drafts.languages(OTHER)) == (["bn"], ["en"])
    drafts.drop(PLACE, "bn")
    drafts.drop(PLACE, "bn")
    assert drafts.languages(PLACE) == []
    assert drafts.read(PLACE, "bn") is None


def test_a_draft_that_cannot_be_understood_is_none(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep(PLACE, "../../bn", "", ())
    (file,) = tmp_path.iterdir()
    file.write_text('{"cues": [{"nonsense": 1}]}', encoding="utf-8")
    assert drafts.read(PLACE, "../../bn") is None
    file.write_text("torn", encoding="utf-8")
    assert drafts.read(PLACE, "../../bn") is None


def test_a_disk_that_does_not_take_it_is_said(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("", encoding="utf-8")
    with pytest.raises(StorageFailed, match="Make room"):
        Drafts(place).keep(PLACE, "bn", "", ())
