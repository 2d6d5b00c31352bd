"""Videos with their versions, rungs, tags and subtitles."""

import json

from server.app.sample.catalogue import NOT_PLAYABLE, VideoPlan
from server.app.sample.films import FILMS
from server.app.sample.footage import Footage
from server.app.sample.people import Person
from server.app.sample.sheet import Sheet, Sink
from server.app.sample.talk import CAPTIONS
from server.app.sample.values import DAY, HOUR, Ids, moment
from server.app.sample.viewing import Tally
from server.app.sample.world import WINDOW_DAYS, World
from server.contract.acceptance import REFUSALS
from server.contract.errors import ErrorCode
from server.features.uploads.models import Upload
from server.features.videos.models import (
    Subtitle,
    Video,
    VideoAsset,
    VideoTag,
    VideoTagRelation,
    VideoVersion,
)
from server.features.videos.tag_names import normal_name, slug_of

REMOVAL = "Somebody else's film, shown without leave."
SUBTITLED = {0: ("bn", "en"), 1: ("bn", "en"), 2: ("bn",), 3: ()}
"""Languages by the look of a video's poster, since both are shared by the same videos."""
_MINUTE = 60
ADULT_EACH, ADULT_FIRST = 41, 11
"""One of so many videos is for adults, beginning with this one."""
KEPT_EACH, KEPT_FIRST = 37, 6
"""The same, of videos that are not shown in some countries."""

VIDEOS = Sheet(
    Video, "id", "created_at", "updated_at", "channel_id", "title", "description", "status",
    "visibility", "age_restricted", "geo_restrictions", "active_version_id", "view_count",
    "archived_view_count", "like_count", "dislike_count", "comment_count", "share_count",
    "average_watch_time_seconds", "completion_rate", "duration_seconds", "language",
    "published_at", "removed_at", "removal_reason", "deleted_at", "last_activity_at",
)  # fmt: skip
VERSIONS = Sheet(
    VideoVersion, "id", "created_at", "video_id", "is_active", "upload_id", "source_object_key",
    "source_filename", "source_bytes", "duration_seconds", "width", "height", "source_codec",
    "transcoding_profiles", "status", "attempts", "playable", "has_poster", "error_code",
    "error_message", "started_at", "completed_at",
    version_number=1,
)  # fmt: skip
ASSETS = Sheet(
    VideoAsset, "id", "created_at", "updated_at", "video_version_id", "resolution", "width",
    "height", "bitrate_kbps", "file_size_bytes", "codec", "playlist_key", "segment_path_prefix",
    state="READY", percent=100.0,
)  # fmt: skip
UPLOADS = Sheet(
    Upload, "id", "created_at", "updated_at", "owner_id", "channel_id", "state", "filename",
    "title", "length", "offset", "sha256", "video_id", "expires_at",
)  # fmt: skip
TAGS = Sheet(VideoTag, "id", "created_at", "name", "slug", "usage_count")
TAGGED = Sheet(VideoTagRelation, "id", "created_at", "video_id", "tag_id")
SUBTITLES = Sheet(
    Subtitle, "id", "created_at", "updated_at", "video_version_id", "language_code",
    "language_name", "file_key", is_published=1,
)  # fmt: skip


def folder_of(plan: VideoPlan) -> str:
    """Where everything of the video's one version is in the store."""
    return f"videos/{plan.id}/1"


class Shelf:
    """Writes one video after the other, and at the end the tags that they had."""

    def __init__(self, world: World, sink: Sink, footage: list[Footage]) -> None:
        self._world, self._sink, self._footage = world, sink, footage
        self._tags: dict[str, tuple[str, int]] = {}
        self._tag_ids = world.ids("tags")
        self.waiting: list[str] = []
        """Versions that a worker still has to make playable."""

    def write(self, plan: VideoPlan, channel: str, owner: Person, tally: Tally) -> None:
        """Rows of one video; all but its tags."""
        new_id = self._world.ids("video", plan.number)
        version = new_id(plan.at)
        self._video(plan, channel, version, tally)
        self._version(plan, version, self._upload(plan, new_id, channel, owner))
        if plan.status not in NOT_PLAYABLE:
            self._renditions(plan, new_id, version)
        if plan.status == "PROCESSING":
            self.waiting.append(version)
        for name in plan.tags:
            self._tag(plan, new_id, normal_name(name))

    def _source(self, plan: VideoPlan) -> Footage:
        """What was uploaded; the last of the footage is a file without a picture."""
        return self._footage[-1 if plan.status == "FAILED" else plan.film]

    def write_tags(self) -> None:
        """The tags of all videos written so far, with their numbers."""
        made = self._world.present - 400 * DAY
        for name, (identifier, used) in self._tags.items():
            self._sink.put(TAGS, (identifier, moment(made), name, slug_of(name), used))

    def _video(self, plan: VideoPlan, channel: str, version: str, tally: Tally) -> None:
        status = "PUBLISHED" if plan.status == "BIN" else plan.status
        playable, film = plan.status not in NOT_PLAYABLE, self._footage[plan.film]
        present = self._world.present
        removed = moment(present - 2 * DAY) if status == "REMOVED" else None
        self._sink.put(VIDEOS, (
            plan.id, moment(plan.at), moment(max(plan.published if plan.seen else plan.at, 0)),
            channel, plan.title,
            plan.description, status, plan.visibility, int(plan.number % ADULT_EACH == ADULT_FIRST),
            _countries(plan), version if playable else None,
            plan.views, plan.views - tally.views, tally.likes, tally.dislikes, tally.comments,
            tally.shares, tally.average_seconds, tally.completion,
            film.seconds if playable else None,
            plan.language, moment(plan.published) if plan.seen else None, removed,
            REMOVAL if removed else None,
            moment(present - 5 * HOUR) if plan.status == "BIN" else None,
            moment(max(tally.last, plan.at)),
        ))  # fmt: skip

    def _version(self, plan: VideoPlan, version: str, upload: str | None) -> None:
        film, failed = self._source(plan), plan.status == "FAILED"
        known = plan.status not in NOT_PLAYABLE
        error = ErrorCode.NO_PICTURE if failed else None
        status = "FAILED" if failed else "COMPLETED" if known else "PENDING"
        self._sink.put(VERSIONS, (
            version, moment(plan.at), plan.id, int(known), upload, f"{folder_of(plan)}/source",
            _filename(plan), film.source_bytes, *((film.seconds, film.width, film.height,
            film.codec)
            if known else (None,) * 4), json.dumps(film.profiles) if known else "[]", status,
            int(status != "PENDING"), int(known), int(known), error and error.value,
            error and REFUSALS[error], None if status == "PENDING" else moment(plan.at + 5),
            None if status == "PENDING" else moment(plan.at + _MINUTE),
        ))  # fmt: skip

    def _upload(self, plan: VideoPlan, new_id: Ids, channel: str, owner: Person) -> str | None:
        """Of a recent video; the records of older uploads are not kept."""
        if plan.at < self._world.present - WINDOW_DAYS * DAY:
            return None
        film, begun = self._source(plan), plan.at - 2 * _MINUTE
        identifier = new_id(begun)
        self._sink.put(UPLOADS, (
            identifier, moment(begun), moment(plan.at), owner.id, channel,
            "REFUSED" if plan.status == "FAILED" else "COMPLETED", _filename(plan), plan.title,
            film.source_bytes, film.source_bytes, film.sha256, plan.id, moment(begun + DAY),
        ))  # fmt: skip
        return identifier

    def _renditions(self, plan: VideoPlan, new_id: Ids, version: str) -> None:
        made, stem = moment(plan.at + _MINUTE), folder_of(plan)
        for rung in self._footage[plan.film].rungs:
            key = f"{stem}/stream/{rung.resolution}"
            self._sink.put(ASSETS, (
                new_id(plan.at), made, made, version, rung.resolution, rung.width, rung.height,
                rung.kbps, rung.size_bytes, rung.codec, f"{key}.m3u8", f"{key}.mp4",
            ))  # fmt: skip
        for code in SUBTITLED[plan.look]:
            self._sink.put(SUBTITLES, (
                new_id(plan.at), made, made, version, code, CAPTIONS[code][0],
                f"{stem}/subtitles/{code}/track.vtt",
            ))  # fmt: skip

    def _tag(self, plan: VideoPlan, new_id: Ids, name: str) -> None:
        identifier, used = self._tags.get(name) or (
            self._tag_ids(self._world.present - 400 * DAY),
            0,
        )
        self._tags[name] = (identifier, used + 1)
        self._sink.put(TAGGED, (new_id(plan.at), moment(plan.at), plan.id, identifier))


def _filename(plan: VideoPlan) -> str:
    return f"{FILMS[plan.film].name}_{plan.number:04}_final.mp4"


def _countries(plan: VideoPlan) -> str:
    return '["US", "GB"]' if plan.number % KEPT_EACH == KEPT_FIRST else "[]"
