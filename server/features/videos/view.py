"""Videos as the contract shows them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from server.contract.media import ProcessingOut, RenditionOut, RenditionState, VersionOut
from server.contract.videos import VideoCounts, VideoOut, VideoStatus
from server.features.videos import repository
from server.features.videos.details import etag
from server.features.videos.models import Video, VideoAsset, VideoVersion
from server.features.videos.policy import ON_AIR
from server.kit.ids import short


def watch_path(video: Video) -> str:
    """Path of the page where the video is watched."""
    return f"/watch/{short(video.id)}"


def thumbnail_path(version: VideoVersion | None) -> str | None:
    """Path of the poster, another one for each picture; None until there is one."""
    if version is None or not version.has_poster:
        return None
    return f"/media/{version.id}/poster.jpg?v={version.poster_changes}"


def video_outs(session: Session, videos: list[Video]) -> list[VideoOut]:
    """The videos with their newest versions' progress, in five queries however many."""
    tags = repository.tag_names_of(session, [video.id for video in videos])
    versions = repository.versions_of(session, videos)
    before = repository.waiting_before(session, list(versions.values()))
    assets = repository.assets_of(session, [version.id for version in versions.values()])
    return [
        _video_out(video, versions.get(video.id), assets, before, tags.get(video.id, []))
        for video in videos
    ]


def video_out(session: Session, video: Video) -> VideoOut:
    """One video as its owner sees it."""
    return video_outs(session, [video])[0]


def version_outs(session: Session, video: Video) -> list[VersionOut]:
    """The video's versions, newest first."""
    return [
        VersionOut(
            number=version.version_number,
            is_active=version.is_active,
            playable=version.playable,
            status=version.status,
            source_filename=version.source_filename,
            source_bytes=version.source_bytes,
            duration_seconds=version.duration_seconds,
            width=version.width,
            height=version.height,
            error_message=version.error_message,
            completed_at=version.completed_at,
        )
        for version in repository.all_versions_of(session, video.id)
    ]


def counts_out(by_status: dict[VideoStatus, int], matching: int) -> VideoCounts:
    """How many videos stand under each tab, and how many of one fit what was asked for."""
    return VideoCounts(
        all=sum(by_status.values()),
        published=sum(by_status.get(status, 0) for status in ON_AIR),
        drafts=by_status.get(VideoStatus.DRAFT, 0),
        processing=by_status.get(VideoStatus.PROCESSING, 0),
        failed=by_status.get(VideoStatus.FAILED, 0),
        planned=by_status.get(VideoStatus.SCHEDULED, 0),
        matching=matching,
    )


def _video_out(
    video: Video,
    version: VideoVersion | None,
    assets: dict[UUID, list[VideoAsset]],
    before: dict[UUID, int],
    tags: list[str],
) -> VideoOut:
    planned = video.status is VideoStatus.SCHEDULED
    return VideoOut(
        id=video.id,
        upload_id=version.upload_id if version else None,
        title=video.title,
        description=video.description,
        status=video.status,
        language=video.language,
        tags=tags,
        visibility=video.visibility,
        age_restricted=video.age_restricted,
        geo_restrictions=video.geo_restrictions,
        duration_seconds=version.duration_seconds if version else None,
        width=version.width if version else None,
        height=version.height if version else None,
        source_filename=version.source_filename if version else "",
        source_bytes=version.source_bytes if version else 0,
        thumbnail_path=thumbnail_path(version),
        watch_path=watch_path(video),
        playable=video.active_version_id is not None,
        processing=_processing_out(version, assets[version.id], before) if version else None,
        view_count=video.view_count,
        like_count=video.like_count,
        comment_count=video.comment_count,
        published_at=None if planned else video.published_at,
        publish_at=video.published_at if planned else None,
        removed_at=video.removed_at,
        removal_reason=video.removal_reason,
        created_at=video.created_at,
        updated_at=video.updated_at,
        etag=etag(video, tags),
    )


def _processing_out(
    version: VideoVersion, assets: Sequence[VideoAsset], before: dict[UUID, int]
) -> ProcessingOut:
    work = [asset.width * asset.height for asset in assets]
    done = sum(area * asset.percent for area, asset in zip(work, assets, strict=True))
    waits = [asset.seconds_left for asset in assets if asset.state is RenditionState.ENCODING]
    known = [wait for wait in waits if wait is not None]
    return ProcessingOut(
        version_id=version.id,
        version_number=version.version_number,
        status=version.status,
        waiting_before=before.get(version.id),
        percent=round(done / sum(work), 1) if work else 0.0,
        seconds_left=max(known) if known else None,
        renditions=[
            RenditionOut(
                resolution=asset.resolution,
                state=asset.state,
                percent=asset.percent,
                seconds_left=asset.seconds_left,
            )
            for asset in assets
        ],
        error_code=version.error_code,
        error_message=version.error_message,
        started_at=version.started_at,
        completed_at=version.completed_at,
    )
