import json

from server.app.sample.videos import SUBTITLED, folder_of
from server.features.videos.tag_names import normal_name, slug_of
from tests.server.app.sample.made import by_id, cast, rows


def test_who_can_be_played_has_an_active_version_with_rungs() -> None:
    versions = {row["video_id"]: row for row in rows("video_version")}
    rungs = {row["video_version_id"] for row in rows("video_asset")}
    for video in rows("video"):
        version = versions[video["id"]]
        playable = video["status"] not in {"PROCESSING", "FAILED"}
        assert version["playable"] == version["is_active"] == playable
        assert video["active_version_id"] == (version["id"] if playable else None)
        assert (version["id"] in rungs) == playable
        assert bool(json.loads(version["transcoding_profiles"])) == playable
        assert (version["error_code"] is not None) == (video["status"] == "FAILED")
        assert (video["removed_at"] is None) == (video["removal_reason"] is None)


def test_keys_lie_in_the_folder_of_their_version() -> None:
    plan = cast().channels[0].videos[3]
    versions = by_id("video_version")
    [version] = [row for row in versions.values() if row["video_id"] == plan.id]
    assert version["source_object_key"] == f"{folder_of(plan)}/source"
    for row in rows("video_asset"):
        folder = f"videos/{versions[row['video_version_id']]['video_id']}/1/"
        assert row["playlist_key"].startswith(folder)


def test_tags_are_normal_and_counted() -> None:
    tags = by_id("video_tag")
    for tag in tags.values():
        assert normal_name(tag["name"]) == tag["name"]
        assert slug_of(tag["name"]) == tag["slug"]
        used = [row for row in rows("video_tag_relation") if row["tag_id"] == tag["id"]]
        assert len(used) == tag["usage_count"]


def test_uploads_are_of_the_videos_they_brought() -> None:
    uploads = by_id("upload")
    for version in rows("video_version"):
        if version["upload_id"]:
            assert uploads[version["upload_id"]]["video_id"] == version["video_id"]
    assert {row["state"] for row in uploads.values()} == {"COMPLETED", "REFUSED"}
    languages = {row["language_code"] for row in rows("subtitle")}
    assert languages == {"bn", "en"}
    assert set(SUBTITLED) == {0, 1, 2, 3}
