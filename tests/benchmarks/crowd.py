"""A platform with as many videos as one likes, made inside the database.

Ten comments and ten interactions a video, two tags, fifty videos a channel, a playlist a user and
a flag for every tenth video; and one channel that has a tenth
of all videos, and one video that has a tenth as many comments as there are videos. Rows are made
by SQL from numbers, with the secondary indexes made afterwards: some minutes for 21 million rows.
"""

# ruff: noqa: S608 - statements are made of this file's own numbers

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from server.app.models import METADATA

USER, CHANNEL, VIDEO, COMMENT, INTERACTION, ASSET, TAG, PLAYLIST, OTHER = range(1, 10)
"""First half of the ids of each kind; the second half is the row's number."""
VIDEOS_A_CHANNEL = 50
COMMENTS_A_VIDEO = 10
TOPS = 7
"""Of a video's comments, those that are not replies."""
USERS = 50
EACH = 20
"""What every user follows, has in a playlist and has watched."""
TAGS_A_VIDEO = 2
BEGAN = 1_700_000_000
"""Seconds since 1970 when the first of everything was made; then one a minute."""


def uid(kind: int, number: int) -> UUID:
    """The id of a row."""
    return UUID(f"{kind:016x}{number:016x}")


@dataclass(frozen=True)
class Dialect:
    """What the two databases write differently."""

    postgresql: bool

    def uid(self, kind: int, number: str) -> str:
        """The id of the row with that number."""
        if self.postgresql:
            return f"('{kind:016x}' || lpad(to_hex(({number})::bigint), 16, '0'))::uuid"
        return f"printf('{kind:016x}%016x', {number})"

    def at(self, number: str) -> str:
        """When that row was made."""
        if self.postgresql:
            return f"to_timestamp({BEGAN} + ({number})::bigint * 60)"
        return f"strftime('%Y-%m-%d %H:%M:%S.000000', {BEGAN} + ({number}) * 60, 'unixepoch')"

    def series(self, many: int) -> str:
        """A table ``s`` of the numbers ``n`` from 0, below ``many``."""
        if self.postgresql:
            return f"generate_series(0, {many - 1}) AS s(n)"
        return (
            "(WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c "
            f"WHERE n < {many - 1}) SELECT n FROM c) AS s"
        )


@dataclass(frozen=True)
class Crowd:
    """How many there are of everything."""

    videos: int

    @property
    def channels(self) -> int:
        """The first of them has a tenth of all videos."""
        return self.videos // VIDEOS_A_CHANNEL

    @property
    def users(self) -> int:
        """Every channel has its own; others only watch."""
        return max(self.channels, USERS)

    @property
    def tags(self) -> int:
        """Different tags."""
        return self.videos // 100

    @property
    def busy(self) -> int:
        """Videos of the busy channel, and comments of the busy video."""
        return self.videos // 10


def fill(url: sa.URL, crowd: Crowd) -> int:
    """Make all rows in an empty, migrated database; returns how many."""
    dialect = Dialect(url.get_backend_name() == "postgresql")
    indexes = [
        index for table in METADATA.sorted_tables for index in table.indexes if not index.unique
    ]
    # Not the server's engine: nothing of this has to survive a power cut.
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        if dialect.postgresql:
            connection.exec_driver_sql("SET session_replication_role = replica")
            connection.exec_driver_sql("SET maintenance_work_mem = '512MB'")
        else:
            for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-1000000"):
                connection.exec_driver_sql(f"PRAGMA {pragma}")
        for index in indexes:
            index.drop(connection)
        rows = sum(_insert(connection, statement) for statement in _statements(dialect, crowd))
        for index in indexes:
            index.create(connection)
        if dialect.postgresql:
            connection.exec_driver_sql("VACUUM ANALYZE")
    engine.dispose()
    return rows


def _insert(connection: sa.Connection, statement: str) -> int:
    return connection.execute(sa.text(statement)).rowcount


def _statements(dialect: Dialect, crowd: Crowd) -> list[str]:
    return [
        _users(dialect, crowd),
        _channels(dialect, crowd),
        _videos(dialect, crowd),
        _versions(dialect, crowd),
        *(_assets(dialect, crowd, place, name) for place, name in enumerate(("480p", "720p"))),
        _comments(dialect, crowd, busy=False),
        _comments(dialect, crowd, busy=True),
        _interactions(dialect, crowd),
        _subscriptions(dialect, crowd),
        _tags(dialect, crowd),
        _tagged(dialect, crowd),
        _playlists(dialect, crowd),
        _items(dialect, crowd),
        _history(dialect, crowd),
        _flags(dialect, crowd),
    ]


def _users(dialect: Dialect, crowd: Crowd) -> str:
    return f"""
    INSERT INTO "user" (id, created_at, updated_at, email, username, password_hash, first_name,
        last_name, bio, role, status, mfa_enabled, failed_login_attempts, preferred_language,
        email_notifications_enabled, is_staff, is_active, email_verified)
    SELECT {dialect.uid(USER, "n")}, {dialect.at("n")}, {dialect.at("n")},
        'user' || n || '@nodi.example', 'user' || n, '', '', '', '', 'CREATOR', 'ACTIVE', false, 0,
        'en', true, false, true, false
    FROM {dialect.series(crowd.users)}"""


def _channels(dialect: Dialect, crowd: Crowd) -> str:
    return f"""
    INSERT INTO channel (id, created_at, updated_at, user_id, name, handle, description, status,
        verified, subscriber_count, total_views, total_videos, monetization_enabled,
        max_video_duration_minutes, max_file_size_gb)
    SELECT {dialect.uid(CHANNEL, "n")}, {dialect.at("n")}, {dialect.at("n")},
        {dialect.uid(USER, "n")}, 'Channel ' || n, 'channel-' || n, '', 'ACTIVE', false, 0, 0, 0,
        false, 15, 2
    FROM {dialect.series(crowd.channels)}"""


def _videos(dialect: Dialect, crowd: Crowd) -> str:
    channel = f"CASE WHEN n % 10 = 0 THEN 0 ELSE n % {crowd.channels} END"
    return f"""
    INSERT INTO video (id, created_at, updated_at, channel_id, title, description, status,
        visibility, age_restricted, geo_restrictions, active_version_id, thumbnail_auto_generated,
        view_count, archived_view_count, like_count, dislike_count, comment_count, share_count,
        average_watch_time_seconds, completion_rate, duration_seconds, published_at,
        last_activity_at)
    SELECT {dialect.uid(VIDEO, "n")}, {dialect.at("n")}, {dialect.at("n")},
        {dialect.uid(CHANNEL, channel)}, 'Boats on the river, number ' || n, 'A quiet morning.',
        CASE WHEN n % 10 = 9 THEN 'DRAFT' ELSE 'PUBLISHED' END,
        CASE WHEN n % 5 = 3 THEN 'UNLISTED' ELSE 'PUBLIC' END, false, '[]',
        {dialect.uid(VIDEO, "n")}, true, n % 10007, 0, 4, 0, 10, 0, 0, 0, 60, {dialect.at("n")},
        {dialect.at("n")}
    FROM {dialect.series(crowd.videos)}"""


def _versions(dialect: Dialect, crowd: Crowd) -> str:
    return f"""
    INSERT INTO video_version (id, created_at, video_id, version_number, is_active,
        source_object_key, source_filename, source_bytes, duration_seconds, width, height,
        transcoding_profiles, status, attempts, run, playable, has_poster, poster_changes)
    SELECT {dialect.uid(VIDEO, "n")}, {dialect.at("n")}, {dialect.uid(VIDEO, "n")}, 1, true,
        'videos/' || n, 'boats.mp4', 1000000, 60, 1280, 720, '[]', 'COMPLETED', 1, 1, true, true, 1
    FROM {dialect.series(crowd.videos)}"""


def _assets(dialect: Dialect, crowd: Crowd, place: int, name: str) -> str:
    return f"""
    INSERT INTO video_asset (id, created_at, updated_at, video_version_id, resolution, width,
        height, state, percent)
    SELECT {dialect.uid(ASSET, f"n * 2 + {place}")}, {dialect.at("n")}, {dialect.at("n")},
        {dialect.uid(VIDEO, "n")}, '{name}', 1280, 720, 'READY', 100
    FROM {dialect.series(crowd.videos)}"""


def _comments(dialect: Dialect, crowd: Crowd, *, busy: bool) -> str:
    """Ten to a video, of which three answer the first; or all top comments of the busy one."""
    first = f"n - n % {COMMENTS_A_VIDEO}"
    number, video = f"n + {crowd.videos * COMMENTS_A_VIDEO}", "0"
    parent, replies = "NULL", "0"
    if not busy:
        number, video = "n", f"n / {COMMENTS_A_VIDEO}"
        reply = f"n % {COMMENTS_A_VIDEO} >= {TOPS}"
        parent = f"CASE WHEN {reply} THEN {dialect.uid(COMMENT, first)} END"
        replies = f"CASE WHEN n % {COMMENTS_A_VIDEO} = 0 THEN {COMMENTS_A_VIDEO - TOPS} ELSE 0 END"
    many = crowd.busy if busy else crowd.videos * COMMENTS_A_VIDEO
    return f"""
    INSERT INTO comment (id, created_at, updated_at, video_id, user_id, parent_id, text, status,
        like_count, dislike_count, reply_count, edited)
    SELECT {dialect.uid(COMMENT, number)}, {dialect.at(number)}, {dialect.at(number)},
        {dialect.uid(VIDEO, video)}, {dialect.uid(USER, f"n % {crowd.users}")}, {parent},
        'How calm the water is.', 'ACTIVE', n % 97, 0, {replies}, false
    FROM {dialect.series(many)}"""


def _interactions(dialect: Dialect, crowd: Crowd) -> str:
    """Six views and four likes to a video; the four are different users'."""
    user = f"(n / 10 + n % 10) % {crowd.users}"
    return f"""
    INSERT INTO interaction (id, user_id, video_id, type, value, session_id, timestamp)
    SELECT {dialect.uid(INTERACTION, "n")}, {dialect.uid(USER, user)},
        {dialect.uid(VIDEO, "n / 10")}, CASE WHEN n % 10 < 6 THEN 'VIEW' ELSE 'LIKE' END, 1,
        CASE WHEN n % 10 < 6 THEN 's' || n END, {dialect.at("n")}
    FROM {dialect.series(crowd.videos * 10)}"""


def _subscriptions(dialect: Dialect, crowd: Crowd) -> str:
    channel = f"(n / {EACH} + n % {EACH} + 1) % {crowd.channels}"
    return f"""
    INSERT INTO subscription (id, subscriber_id, channel_id, notifications_enabled, subscribed_at)
    SELECT {dialect.uid(OTHER, "n")}, {dialect.uid(USER, f"n / {EACH}")},
        {dialect.uid(CHANNEL, channel)}, true, {dialect.at("n")}
    FROM {dialect.series(crowd.users * EACH)}"""


def _tags(dialect: Dialect, crowd: Crowd) -> str:
    return f"""
    INSERT INTO video_tag (id, created_at, name, slug, usage_count)
    SELECT {dialect.uid(TAG, "n")}, {dialect.at("n")}, 'tag ' || n, 'tag-' || n, 1 + n % 997
    FROM {dialect.series(crowd.tags)}"""


def _tagged(dialect: Dialect, crowd: Crowd) -> str:
    tag = f"(n / {TAGS_A_VIDEO} + n % {TAGS_A_VIDEO} * 3) % {crowd.tags}"
    return f"""
    INSERT INTO video_tag_relation (id, created_at, video_id, tag_id)
    SELECT {dialect.uid(OTHER, "n")}, {dialect.at("n")},
        {dialect.uid(VIDEO, f"n / {TAGS_A_VIDEO}")}, {dialect.uid(TAG, tag)}
    FROM {dialect.series(crowd.videos * TAGS_A_VIDEO)}"""


def _playlists(dialect: Dialect, crowd: Crowd) -> str:
    return f"""
    INSERT INTO playlist (id, created_at, updated_at, user_id, title, description, is_public)
    SELECT {dialect.uid(PLAYLIST, "n")}, {dialect.at("n")}, {dialect.at("n")},
        {dialect.uid(USER, "n")}, 'Rivers ' || n, '', true
    FROM {dialect.series(crowd.users)}"""


def _items(dialect: Dialect, crowd: Crowd) -> str:
    return f"""
    INSERT INTO playlist_item (id, playlist_id, video_id, position, added_at)
    SELECT {dialect.uid(OTHER, "n")}, {dialect.uid(PLAYLIST, f"n / {EACH}")},
        {dialect.uid(VIDEO, f"(n * 7) % {crowd.videos}")}, 1 + n % {EACH}, {dialect.at("n")}
    FROM {dialect.series(crowd.users * EACH)}"""


def _history(dialect: Dialect, crowd: Crowd) -> str:
    return f"""
    INSERT INTO user_watch_history (id, user_id, video_id, watch_percentage,
        watch_duration_seconds, completed, last_position_seconds, watched_at, updated_at)
    SELECT {dialect.uid(OTHER, "n")}, {dialect.uid(USER, f"n / {EACH}")},
        {dialect.uid(VIDEO, f"(n * 7) % {crowd.videos}")}, 5000, 30, false, 30,
        {dialect.at("n")}, {dialect.at("n")}
    FROM {dialect.series(crowd.users * EACH)}"""


def _flags(dialect: Dialect, crowd: Crowd) -> str:
    return f"""
    INSERT INTO flag (id, created_at, content_type, object_id, user_id, reason, reason_detail,
        status, review_notes, reviewed_at)
    SELECT {dialect.uid(OTHER, "n")}, {dialect.at("n")}, 'VIDEO',
        {dialect.uid(VIDEO, "n * 10")}, {dialect.uid(USER, f"n % {crowd.users}")}, 'SPAM', '',
        CASE WHEN n % 4 = 0 THEN 'PENDING' ELSE 'DISMISSED' END, '', {dialect.at("n")}
    FROM {dialect.series(crowd.busy)}"""
