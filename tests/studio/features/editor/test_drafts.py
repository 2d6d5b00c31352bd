from pathlib import Path
from uuid import uuid4

from studio.features.editor.details import values_of
from studio.features.editor.drafts import Draft, VideoDrafts
from studio.storage.database import Database
from studio.storage.drafts import DraftStore
from tests.studio.examples import make_video


def test_a_draft_comes_back_as_it_was(tmp_path: Path) -> None:
    store = DraftStore(Database(tmp_path / "studio.db"), "me")
    drafts, video = VideoDrafts(store), make_video(tags=["নৌকা"])
    draft = Draft(video.id, video.etag, values_of(video), {"title": "New"})
    drafts.keep(draft)
    assert drafts.load(video.id) == draft
    assert draft.values["title"] == "New"
    assert drafts.waiting() == []
    later = Draft(uuid4(), "x", values_of(video), {"tags": []}, waiting=True)
    drafts.keep(later)
    assert drafts.waiting() == [later]
    drafts.keep(Draft(video.id, video.etag, values_of(video)))
    assert drafts.load(video.id) is None, "nothing is changed any more"


def test_what_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    store = DraftStore(Database(tmp_path / "studio.db"), "me")
    video_id = uuid4()
    for body in ("no json", "{}", f'{{"video_id": "{video_id}", "etag": "x", "base": {{}}}}'):
        store.keep(f"video/{video_id}", body)
        assert VideoDrafts(store).load(video_id) is None
    assert VideoDrafts(store).waiting() == []
