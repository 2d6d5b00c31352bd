from uuid import UUID

from server.features.videos.models import VideoVersion

ID = UUID(int=1)


def test_keys_and_the_jobs_name_follow_from_the_ids() -> None:
    version = VideoVersion(id=ID, video_id=UUID(int=2), version_number=3, run=4)
    assert version.folder_key == f"videos/{UUID(int=2).hex}/3"
    assert version.source_key == f"{version.folder_key}/source"
    assert version.stream_key == f"{version.folder_key}/stream"
    assert version.job_id == f"process-{ID}-4"
