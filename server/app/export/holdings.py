"""What of the database is a person's: the rows of a copy of everything about them."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.app.models import METADATA

BATCH = 500
"""Rows that are in memory at a time."""
CHANNEL = ("channel_id", "user_id")
VIDEO = ("video_id", *CHANNEL)
VERSION = ("video_version_id", *VIDEO)

OWNERS: dict[str, tuple[str, ...]] = {
    "user": (),
    "caption_run": VERSION,
    "channel": ("user_id",),
    "channel_analytics": CHANNEL,
    "comment": ("user_id",),
    "comment_reaction": ("user_id",),
    "creator_payout": CHANNEL,
    "flag": ("user_id",),
    "interaction": ("user_id",),
    "payment_transaction": ("user_id",),
    "payout_method": CHANNEL,
    "playlist": ("user_id",),
    "playlist_item": ("playlist_id", "user_id"),
    "promo_code_usage": ("user_id",),
    "recommendation_cache": ("user_id",),
    "refresh_token": ("user_id",),
    "revenue_share": CHANNEL,
    "search_query": ("user_id",),
    "security_event": ("user_id",),
    "social_auth": ("user_id",),
    "subscription": ("subscriber_id",),
    "subtitle": VERSION,
    "upload": ("owner_id",),
    "user_subscription": ("user_id",),
    "user_suspension": ("user_id",),
    "user_watch_history": ("user_id",),
    "video": CHANNEL,
    "video_analytics": VIDEO,
    "video_asset": VERSION,
    "video_tag_relation": VIDEO,
    "video_version": VIDEO,
    "watch_session": ("user_id",),
}
"""By table, the foreign keys that lead from a row to whose it is."""
NOBODYS: dict[str, str] = {
    "admin_change": "What administrators did, kept for the audit.",
    "change": "A feed of hours, made of rows that are here themselves.",
    "data_export": "The copies themselves.",
    "encode_chunk": "How far the server is with a long video, of hours.",
    "mailed_token": "Secrets of half an hour.",
    "moderation_log": "What moderators did, kept for the audit.",
    "password_reset_token": "Secrets of half an hour.",
    "popular_search": "Sums over everybody.",
    "promotional_code": "The platform's.",
    "promotional_code_plan": "The platform's.",
    "recovery_code": "Secrets.",
    "social_flow": "Secrets of minutes.",
    "subscription_plan": "The platform's.",
    "throttle": "Counts that name nobody.",
    "trending_video": "Sums over everybody.",
    "video_tag": "Everybody's.",
    "worker_heartbeat": "The platform's.",
}
"""Tables that hold nothing to take along, and why."""
LEFT_OUT = re.compile(
    r"token|secret|password|_hash$|account_details|mfa_last_step"
    r"|^review|_by_id$|^source_object_key$|^file_key$|^playlist_key$|^segment_path_prefix$"
)
"""Secrets, what the server calls its own files, and who of the staff did what."""


def rows(session: Session, table: str, user_id: UUID) -> Iterator[dict[str, Any]]:
    """Every row of the table that is the user's, oldest first, a batch in memory at a time."""
    found = METADATA.tables[table]
    key = found.primary_key.columns[0]
    shown = [column for column in found.columns if not LEFT_OUT.search(column.name)]
    source: sa.FromClause = found
    last, owner = found, key
    for name in OWNERS[table]:
        owner = last.columns[name]
        [foreign] = owner.foreign_keys
        if foreign.column.table.name == "user":
            break
        last = foreign.column.table
        source = source.join(last, foreign.column == owner)
    query = sa.select(*shown).select_from(source).where(owner == user_id).order_by(key)
    stream = session.execute(query.execution_options(yield_per=BATCH))
    for row in stream.mappings():
        yield {str(name): value for name, value in row.items()}
